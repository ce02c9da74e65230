package afterimage.app.window;

import afterimage.app.control.Icon;
import afterimage.app.control.Nodes;
import afterimage.app.feature.Feature.Tab;
import afterimage.app.glossary.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What is inside the model, one view a tab. It can be folded away or take the theatre's place. */
public final class InsideView extends VBox {
    /** How much of the middle it takes. */
    enum Extent {
        FOLDED,
        BESIDE,
        WHOLE
    }

    private final HBox tabs = new HBox();
    private final ToggleGroup group = new ToggleGroup();
    private final StackPane pages = new StackPane();
    private final Map<ToggleButton, Page> pageOf = new LinkedHashMap<>();
    /** Kept, as nobody else holds them. */
    private final List<BooleanBinding> seen = new ArrayList<>();

    /** What is behind a tab; the view itself is made late, so that a start does not wait for views that nobody sees. */
    private static final class Page extends StackPane {
        private Supplier<Region> maker;

        private Page(Supplier<Region> maker) {
            this.maker = maker;
            setAlignment(Pos.TOP_LEFT);
        }

        boolean make() {
            if (maker == null) {
                return false;
            }
            getChildren().setAll(maker.get());
            maker = null;
            return true;
        }
    }

    final ObjectProperty<Extent> extent = new SimpleObjectProperty<>(Extent.BESIDE);
    private final Button fold = Nodes.styled(Nodes.button("fold-inside", "", () -> toggle(Extent.FOLDED)), "flat");
    private final Button enlarge = Nodes.styled(Nodes.button("enlarge-inside", "", () -> toggle(Extent.WHOLE)), "flat");

    public InsideView() {
        getStyleClass().add("inside");
        HBox head = Nodes.styled(Nodes.row(tabs, Nodes.gap(), enlarge, fold), "inside-head");
        pages.setMinSize(0, 0);
        // What has no room is cut at the foot, and not laid over the tabs.
        pages.setAlignment(Pos.TOP_LEFT);
        getChildren().addAll(head, Nodes.growing(pages));
        group.selectedToggleProperty().addListener((p, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            } else {
                showPage();
            }
        });
        Nodes.follow(this::showExtent, extent);
    }

    /** Puts a view behind a tab, the first in front; tells when it comes to be seen and when it no longer is. */
    public void add(Tab view, Consumer<Boolean> onShown) {
        Page page = new Page(view.view());
        ToggleButton tab = Nodes.whole(new ToggleButton(view.name()));
        tab.setUserData(view.id());
        tab.setId(view.key());
        tab.setToggleGroup(group);
        tab.getStyleClass().setAll("inside-tab");
        tab.setTooltip(new Tooltip(view.about()));
        tab.setAccessibleRole(AccessibleRole.TAB_ITEM);
        tab.setOnAction(e -> {
            if (extent.get() == Extent.FOLDED) {
                extent.set(Extent.BESIDE);
            }
        });
        tabs.getChildren().add(tab);
        pageOf.put(tab, page);
        page.setVisible(false);
        BooleanBinding shown = page.visibleProperty().and(pages.visibleProperty());
        shown.addListener((p, before, now) -> onShown.accept(now));
        seen.add(shown);
        if (group.getSelectedToggle() == null) {
            tab.setSelected(true);
        }
        showPage();
    }

    /** Brings a tab to the front, as a click on it would. */
    public void show(String id) {
        pageOf.keySet().stream()
                .filter(tab -> tab.getUserData().equals(id) && !(tab.isSelected() && extent.get() != Extent.FOLDED))
                .findFirst()
                .ifPresent(ToggleButton::fire);
    }

    /** Makes one more of the views that were not seen yet, if there is one. */
    public void makeNext() {
        pageOf.values().stream().filter(Page::make).findFirst();
    }

    /** Does something with a node of a view, meanwhile part of the window; null if no view that was made has it. */
    public <T> T whileInWindow(String selector, Function<Node, T> task) {
        for (Page page : pageOf.values()) {
            Node node = page.lookup(selector);
            if (node == null || pages.getChildren().contains(page)) {
                continue;
            }
            pages.getChildren().add(page);
            try {
                pages.applyCss();
                pages.layout();
                return task.apply(node);
            } finally {
                pages.getChildren().remove(page);
            }
        }
        return task.apply(null);
    }

    /** All tabs, as lessons name them. */
    public List<String> tabIds() {
        return pageOf.keySet().stream().map(tab -> (String) tab.getUserData()).toList();
    }

    public String shownTab() {
        return (String) group.getSelectedToggle().getUserData();
    }

    /** @param words {@code folded}, {@code beside} or {@code whole} */
    public void arrange(String words) {
        extent.set(Extent.valueOf(words.toUpperCase(Locale.ROOT)));
    }

    public String arrangement() {
        return extent.get().name().toLowerCase(Locale.ROOT);
    }

    void toggle(Extent wanted) {
        extent.set(extent.get() == wanted ? Extent.BESIDE : wanted);
    }

    /** Brings the tab {@code by} places further to the front, round the ends, as a click on it would. */
    void moveTab(int by) {
        List<ToggleButton> all = List.copyOf(pageOf.keySet());
        int now = all.indexOf(group.getSelectedToggle());
        if (now >= 0) {
            all.get(Math.floorMod(now + by, all.size())).fire();
        }
    }

    /** Only the page in front is part of the window: each pulse goes through all that is, also what cannot be seen. */
    private void showPage() {
        pageOf.forEach((tab, page) -> {
            if (tab.isSelected()) {
                page.make();
                if (!pages.getChildren().contains(page)) {
                    pages.getChildren().setAll(page);
                }
            }
            page.setVisible(tab.isSelected());
        });
    }

    private void showExtent() {
        boolean folded = extent.get() == Extent.FOLDED;
        boolean whole = extent.get() == Extent.WHOLE;
        Nodes.show(pages, !folded);
        show(fold, folded ? Icon.UNFOLD : Icon.FOLD, folded ? "inside.unfold" : "inside.fold");
        show(enlarge, whole ? Icon.REDUCE : Icon.ENLARGE, whole ? "inside.reduce" : "inside.enlarge");
        // Before a hidden page comes back it is told that it is visible again.
        showPage();
    }

    private static void show(Button button, Icon icon, String key) {
        String words = Texts.of(key);
        button.setGraphic(icon.node());
        button.setTooltip(new Tooltip(words));
        button.setAccessibleText(words);
    }
}
