package afterimage.app;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.text.Text;

/** Words of a window that its layout has cut; rows of lists hold names that users give and may be. */
final class CutWords {
    private CutWords() {}

    /** What is cut of all that can be seen below a node; nodes with these ids may be. */
    static List<String> below(Node root, String... exceptions) {
        return labels(root)
                .filter(words -> !List.of(exceptions).contains(String.valueOf(words.getId())))
                .filter(CutWords::isCut)
                .map(words -> words.getText() + " (" + String.join(".", words.getStyleClass()) + ")")
                .toList();
    }

    private static Stream<Labeled> labels(Node node) {
        if (node instanceof ListCell
                || !node.isVisible()
                || node.getLayoutBounds().getWidth() <= 0) {
            return Stream.empty();
        }
        Stream<Labeled> own = node instanceof Labeled words ? Stream.of(words) : Stream.empty();
        return node instanceof Parent parent
                ? Stream.concat(own, parent.getChildrenUnmodifiable().stream().flatMap(CutWords::labels))
                : own;
    }

    static boolean isCut(Labeled words) {
        return words.getChildrenUnmodifiable().stream()
                .filter(Text.class::isInstance)
                .map(text -> ((Text) text).getText())
                .anyMatch(shown -> !shown.equals(words.getText())
                        && (shown.endsWith("...")
                                || shown.endsWith("…") && !words.getText().endsWith("…")));
    }
}
