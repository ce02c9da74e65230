package afterimage.app.window;

import afterimage.app.desk.FileDesk;
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

    /** @param data takes files that may be data */
    public static void on(Scene scene, FileDesk desk, Consumer<List<Path>> data) {
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
            List<Path> files =
                    event.getDragboard().getFiles().stream().map(File::toPath).toList();
            if (files.size() == 1 && FileDesk.accepts(files.get(0))) {
                desk.accept(files.get(0));
            } else {
                data.accept(files);
            }
            event.setDropCompleted(true);
            event.consume();
        });
    }
}
