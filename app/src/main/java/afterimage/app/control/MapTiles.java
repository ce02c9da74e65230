package afterimage.app.control;

import afterimage.app.glossary.Texts;
import afterimage.app.theme.Palette;
import afterimage.engine.clip.Shading;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.input.KeyEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Many small pictures of numbers in rows and columns, of which one is chosen by mouse or arrow keys. */
public final class MapTiles extends Painted {
    private static final int GAP = 6;
    private static final int LABEL = 15;

    /** Numbers [rows, columns], or null for none; the size is shown in full colour, as positive and as negative one. */
    public record Tile(String name, float[] values, double size) {
        private Image image(int columns) {
            return values == null ? null : FrameImage.of(values, columns, Shading.SIGNED, -size, size);
        }
    }

    private final int side;
    private List<Tile> tiles = List.of();
    private List<Image> images = List.of();
    private int chosen = -1;
    private final IntConsumer onChoose;
    /** @param side height and width of a picture, pixels; {@code onChoose} gets the place of the tile that is chosen */
    public MapTiles(ObjectProperty<Palette> palette, int side, String accessibleText, IntConsumer onChoose) {
        super(palette, Texts.of("control.tiles", accessibleText));
        this.side = side;
        this.onChoose = onChoose;
        getStyleClass().add("map-tiles");
        canvas.setOnMousePressed(e -> {
            requestFocus();
            choose(at(e.getX(), e.getY()));
            // Or the scroll pane takes the focus.
            e.consume();
        });
        ownKeys(this::key);
    }

    public void show(List<Tile> shown, int columns, int chosenTile) {
        boolean sameForm = shown.size() == tiles.size();
        tiles = List.copyOf(shown);
        chosen = chosenTile;
        images = tiles.stream().map(tile -> tile.image(columns)).toList();
        if (!sameForm) {
            requestLayout();
        }
        draw();
    }

    private void key(KeyEvent e) {
        int step = switch (e.getCode()) {
            case LEFT -> -1;
            case RIGHT -> 1;
            case UP -> -across(getWidth());
            case DOWN -> across(getWidth());
            default -> 0;
        };
        if (step != 0 && !e.isShortcutDown() && !e.isAltDown()) {
            choose(Math.max(0, Math.min(tiles.size() - 1, chosen + step)));
            e.consume();
        }
    }

    private void choose(int index) {
        if (index >= 0 && index < tiles.size() && index != chosen) {
            chosen = index;
            draw();
            onChoose.accept(index);
        }
    }

    private int at(double x, double y) {
        int column = (int) Math.floor(x / (side + GAP));
        int row = (int) Math.floor(y / tileHeight());
        return column < 0 || column >= across(getWidth()) ? -1 : row * across(getWidth()) + column;
    }

    private double tileHeight() {
        return side + LABEL * type.scale() + GAP;
    }

    private int across(double width) {
        return Math.max(1, (int) Math.floor((width + GAP) / (side + GAP)));
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return side;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        int across = across(width < 0 ? getWidth() : width);
        return (tiles.size() + across - 1) / across * tileHeight();
    }

    @Override
    protected void draw() {
        GraphicsContext g = canvas.begin();
        g.setImageSmoothing(false);
        Palette colours = palette.get();
        int across = across(getWidth());
        for (int i = 0; i < tiles.size(); i++) {
            double x = i % across * (side + GAP);
            double y = (double) (i / across) * tileHeight();
            if (images.get(i) != null) {
                g.drawImage(images.get(i), x, y, side, side);
            }
            if (i == chosen) {
                g.setStroke(paint(isFocused() ? colours.text() : colours.accent()));
                g.setLineWidth(2);
                g.strokeRoundRect(x + 1, y + 1, side - 2, side - 2, 4, 4);
            }
            Color ink = paint(i == chosen ? colours.accent() : colours.dim());
            double middle = y + side + LABEL * type.scale() / 2;
            text(g, "", ink, 11, TextAlignment.CENTER, x + side / 2.0, middle);
            g.fillText(tiles.get(i).name, x + side / 2.0, middle, side);
        }
    }
}
