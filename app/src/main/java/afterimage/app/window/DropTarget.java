package afterimage.app.window;

import afterimage.app.desk.FileDesk;
import java.io.File;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/** Lets files be dropped anywhere on the window. */
public final class DropTarget {
    private static final String STYLE = "drop-here";

    private DropTarget() {}

    public static void on(Scene scene, FileDesk desk) {
        scene.setOnDragOver(event -> {
            if (isForUs(event.getDragboard())) {
                event.acceptTransferModes(TransferMode.COPY);
                if (!scene.getRoot().getStyleClass().contains(STYLE)) {
                    scene.getRoot().getStyleClass().add(STYLE);
                }
            }
            event.consume();
        });
        scene.setOnDragExited(event -> scene.getRoot().getStyleClass().remove(STYLE));
        scene.setOnDragDropped(event -> drop(event, desk));
    }

    private static boolean isForUs(Dragboard board) {
        List<File> files = board.getFiles();
        return board.hasFiles()
                && files.size() == 1
                && FileDesk.accepts(files.get(0).toPath());
    }

    private static void drop(DragEvent event, FileDesk desk) {
        boolean taken = isForUs(event.getDragboard());
        if (taken) {
            desk.accept(event.getDragboard().getFiles().get(0).toPath());
        }
        event.setDropCompleted(taken);
        event.consume();
    }
}
