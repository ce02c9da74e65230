package afterimage.app.window;

import afterimage.app.desk.FileDesk;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/** Lets files be dropped anywhere on the window. */
public final class DropTarget {
    private static final String STYLE = "drop-here";

    private DropTarget() {}

    public static void on(Scene scene, FileDesk desk) {
        ObservableList<String> styles = scene.getRoot().getStyleClass();
        scene.setOnDragOver(event -> {
            if (usable(event).isPresent()) {
                event.acceptTransferModes(TransferMode.COPY);
                if (!styles.contains(STYLE)) {
                    styles.add(STYLE);
                }
            }
            event.consume();
        });
        scene.setOnDragExited(event -> styles.remove(STYLE));
        scene.setOnDragDropped(event -> {
            Optional<Path> file = usable(event);
            file.ifPresent(desk::accept);
            event.setDropCompleted(file.isPresent());
            event.consume();
        });
    }

    /** The one file that is dragged, if the desk can use it. */
    private static Optional<Path> usable(DragEvent event) {
        List<File> files = event.getDragboard().getFiles();
        return event.getDragboard().hasFiles() && files.size() == 1
                ? Optional.of(files.get(0).toPath()).filter(FileDesk::accepts)
                : Optional.empty();
    }
}
