package afterimage.app;

import afterimage.app.shell.FileActions;
import java.io.File;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/** Lets files be dropped anywhere on the window. */
final class DropTarget {
    private static final String STYLE = "drop-here";

    private DropTarget() {}

    static void on(Scene scene, FileActions actions) {
        scene.setOnDragOver(event -> {
            if (isForUs(event.getDragboard(), actions)) {
                event.acceptTransferModes(TransferMode.COPY);
                if (!scene.getRoot().getStyleClass().contains(STYLE)) {
                    scene.getRoot().getStyleClass().add(STYLE);
                }
            }
            event.consume();
        });
        scene.setOnDragExited(event -> scene.getRoot().getStyleClass().remove(STYLE));
        scene.setOnDragDropped(event -> drop(event, actions));
    }

    private static boolean isForUs(Dragboard board, FileActions actions) {
        List<File> files = board.getFiles();
        return board.hasFiles()
                && files.size() == 1
                && actions.accepts(files.get(0).toPath());
    }

    private static void drop(DragEvent event, FileActions actions) {
        boolean taken = isForUs(event.getDragboard(), actions);
        if (taken) {
            actions.accept(event.getDragboard().getFiles().get(0).toPath());
        }
        event.setDropCompleted(taken);
        event.consume();
    }
}
