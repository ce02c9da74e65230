package afterimage.app.draw;

import afterimage.app.control.ClipOutputs;
import afterimage.app.control.MapGrid;
import afterimage.app.control.Numbers;
import afterimage.app.glossary.Texts;
import afterimage.app.session.Probing;
import afterimage.engine.clip.Clip;
import afterimage.engine.clip.Shading;
import afterimage.engine.digits.DigitSet;
import afterimage.engine.file.NpyArray;
import afterimage.engine.file.Table;
import afterimage.engine.model.Branch;
import afterimage.engine.model.Prediction;
import afterimage.engine.probe.Intervention;
import afterimage.engine.probe.ProbeModel;
import afterimage.engine.sequence.DigitTrack;
import afterimage.engine.sequence.MovingClip;
import afterimage.engine.sequence.MovingImage;
import afterimage.engine.sequence.MovingImages;
import afterimage.engine.sequence.SequenceSpec;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;

/** Up to four digits with starts and velocities, in the order added, and which is selected, -1 for none; immutable. */
record Drawing(List<MovingImage> digits, int selected) {
    static final int MOST = 4;
    /** Pixels a frame; faster than any clip is trained on. */
    static final double MAX_SPEED = 8;
    /** Speeds are shown with one decimal. */
    private static final double ROUNDING = 0.05;
    /** Distance at which nothing is left of a stroke, and over which it fades, pixels. */
    private static final double BRUSH = 2;

    private static final double SOFT = 1.3;
    static final Drawing NONE = new Drawing(List.of(), -1);
    /** Where digits begin, as shares of the box, and the direction in which they leave. */
    private static final double[][] PLACES = {{0.1, 0.2, 0.5}, {0.85, 0.6, 3.9}, {0.2, 0.9, -0.9}, {0.8, 0.05, 2.3}};

    Drawing {
        digits = List.copyOf(digits);
    }

    MovingImage chosen() {
        return selected < 0 ? null : digits.get(selected);
    }

    /** Adds a digit at a place of its own, with a speed of the run's, and selects it. */
    Drawing plus(float[] image, SequenceSpec spec) {
        double[] place = PLACES[digits.size()];
        double speed = Math.min(MAX_SPEED, (spec.minSpeed() + spec.maxSpeed()) / 2);
        List<MovingImage> more = new ArrayList<>(digits);
        double vx = speed * Math.cos(place[2]);
        double vy = speed * Math.sin(place[2]);
        more.add(new MovingImage(image, place[0] * spec.box(), place[1] * spec.box(), vx, vy));
        return new Drawing(more, digits.size());
    }

    Drawing select(int index) {
        return new Drawing(digits, Math.max(-1, Math.min(index, digits.size() - 1)));
    }

    Drawing withoutChosen() {
        if (selected < 0) {
            return this;
        }
        List<MovingImage> fewer = new ArrayList<>(digits);
        fewer.remove(selected);
        return new Drawing(fewer, Math.min(selected, fewer.size() - 1));
    }

    /** Changes the selected digit, if one is. */
    private Drawing with(UnaryOperator<MovingImage> change) {
        List<MovingImage> others = new ArrayList<>(digits);
        if (selected >= 0) {
            others.set(selected, change.apply(chosen()));
        }
        return new Drawing(others, selected);
    }

    Drawing withImage(float[] image) {
        return with(own -> new MovingImage(image, own.x(), own.y(), own.vx(), own.vy()));
    }

    /** Moves the selected digit, as far as the frame goes. */
    Drawing withStart(double x, double y, SequenceSpec spec) {
        return with(own -> new MovingImage(own.pixels(), within(x, spec), within(y, spec), own.vx(), own.vy()));
    }

    private static double within(double at, SequenceSpec spec) {
        return Math.max(0, Math.min(spec.box(), at));
    }

    /** Gives the selected digit a velocity, as far as the speed goes. */
    Drawing withVelocity(double vx, double vy) {
        double slower = Math.min(1, MAX_SPEED / Math.max(MAX_SPEED, Math.hypot(vx, vy)));
        return with(own -> new MovingImage(own.pixels(), own.x(), own.y(), vx * slower, vy * slower));
    }

    /** All digits inside frames of this size. */
    Drawing within(SequenceSpec spec) {
        List<MovingImage> inside = digits.stream()
                .map(own ->
                        new MovingImage(own.pixels(), within(own.x(), spec), within(own.y(), spec), own.vx(), own.vy()))
                .toList();
        return new Drawing(inside, selected);
    }

    /** How fast the selected digit is, and whether a model that is trained on such clips knows it. */
    String speedText(SequenceSpec spec) {
        MovingImage own = chosen();
        if (own == null) {
            return Texts.of(digits.isEmpty() ? "draw.none" : "draw.none-selected");
        }
        double speed = Math.hypot(own.vx(), own.vy());
        boolean known = speed >= spec.minSpeed() - ROUNDING && speed <= spec.maxSpeed() + ROUNDING;
        String least = Numbers.plain(spec.minSpeed(), 2);
        String most = Numbers.plain(spec.maxSpeed(), 2);
        return Texts.of(known ? "draw.speed" : "draw.speed.new", selected + 1, digits.size(), speed, least, most);
    }

    /** A soft round brush, about as wide as MNIST's pens, on a copy of an image [28, 28]; points in its pixels. */
    static float[] stroke(float[] image, double x0, double y0, double x1, double y1, boolean erase) {
        float[] painted = image.clone();
        for (int i = 0; i < painted.length; i++) {
            double away = Line2D.ptSegDist(x0, y0, x1, y1, i % DigitSet.SIZE + 0.5, (double) (i / DigitSet.SIZE) + 0.5);
            float ink = (float) Math.max(0, Math.min(1, (BRUSH - away) / SOFT));
            painted[i] = erase ? Math.min(painted[i], 1 - ink) : Math.max(painted[i], ink);
        }
        return painted;
    }

    static float[] blank() {
        return new float[DigitSet.SIZE * DigitSet.SIZE];
    }

    /** What a model makes of a drawn clip, with its digits' tracks. */
    record Outputs(List<DigitTrack> tracks, ClipOutputs outputs) {
        record Question(List<MovingImage> digits) implements Probing.Work<Outputs> {
            @Override
            public Outputs on(ProbeModel probe, DoubleConsumer progress) {
                MovingClip drawn = MovingImages.clip(probe.clips, digits);
                Prediction made = probe.predict(List.of(drawn.clip()), Intervention.NONE);
                return new Outputs(drawn.tracks(), new ClipOutputs(drawn.clip(), probe.clips.inputFrames(), made));
            }
        }

        List<MapGrid.Row> rows() {
            Clip truth = outputs.truth();
            return List.of(
                    row("draw.clip", Shading.GREY, truth::frame),
                    row("draw.model", Shading.GREY, outputs::output),
                    row("draw.difference", Shading.DIFFERENCE, t -> outputs.difference(t, truth.frame(t))));
        }

        private MapGrid.Row row(String key, Shading shading, IntFunction<float[]> frame) {
            return outputs.row(Texts.of(key), Texts.of(key + ".about"), shading, frame);
        }

        /** The clip, and what is made of it, by branch: [time, height, width]. */
        Map<String, NpyArray> arrays() {
            Map<String, NpyArray> arrays = new LinkedHashMap<>();
            arrays.put("truth", outputs.truth().toNpy());
            for (Branch branch : Branch.values()) {
                outputs.made().of(branch).forEach(clip -> arrays.put(branch.id(), clip.toNpy()));
            }
            return arrays;
        }

        String toCsv() {
            List<String> head = new ArrayList<>(List.of("frame", "branch", "mse"));
            for (int digit = 1; digit <= tracks.size(); digit++) {
                head.addAll(List.of("x" + digit, "y" + digit, "vx" + digit, "vy" + digit));
            }
            List<List<?>> rows = new ArrayList<>();
            for (int t = 0; t < outputs.frames(); t++) {
                Branch branch = t < outputs.inputFrames() ? Branch.RECONSTRUCTION : Branch.PREDICTION;
                List<Object> row = new ArrayList<>(List.of(t, branch.id()));
                row.add(Table.number("%.8g", outputs.errors(branch)[t]));
                for (DigitTrack track : tracks) {
                    DigitTrack.Step step = track.steps().get(t);
                    DoubleStream.of(step.x(), step.y(), step.vx(), step.vy())
                            .forEach(number -> row.add(Table.number("%.4f", number)));
                }
                rows.add(row);
            }
            return new Table(head, rows).csv();
        }
    }
}
