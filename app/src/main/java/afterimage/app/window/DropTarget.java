package afterimage.app.window;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.input.TransferMode;

/** Lets files be dropped anywhere on the window. */
public final class DropTarget {
    private static final String STYLE = "drop-here";

    private DropTarget() {}

    public static void on(Scene scene, Consumer<List<Path>> open) {
        ObservableList<String> styles = scene.getRoot().getStyleClass();
        scene.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                if (!styles.contains(STYLE)) {
                    styles.add(STYLE);
                }
            }
            event.consume();
        });
        scene.setOnDragExited(event -> styles.remove(STYLE));
        scene.setOnDragDropped(event -> {
            open.accept(
                    event.getDragboard().getFiles().stream().map(File::toPath).toList());
            event.setDropCompleted(true);
            event.consume();
        });
    }
}
