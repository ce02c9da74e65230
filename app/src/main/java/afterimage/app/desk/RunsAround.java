package afterimage.app.desk;

import afterimage.app.runs.RunsViewModel;
import afterimage.app.session.Messages;
import afterimage.app.transport.TransportViewModel;
import java.nio.file.Path;
import java.util.Optional;

/** What the list of runs asks of the desk and the status bar. */
public record RunsAround(RunDesk desk, TransportViewModel transport, Messages messages)
        implements RunsViewModel.Around {
    @Override
    public Optional<Path> inUse() {
        return desk.inUse();
    }

    @Override
    public void tell(String message) {
        messages.tell(message);
    }

    @Override
    public void tellProblem(String sentence) {
        messages.refuse(sentence);
    }

    @Override
    public void tellWhileInUse(Path run, String sentence) {
        messages.refuseWhile(sentence, () -> desk.inUse().filter(run::equals).isPresent());
    }

    @Override
    public void vanished(Path run, String shownName) {
        desk.vanished(run, shownName);
    }

    @Override
    public void gone(Path run) {
        desk.forget(run);
    }

    @Override
    public void renamed(Path run, String shownName) {
        if (desk.folder().filter(run::equals).isPresent()) {
            transport.showName(shownName);
        }
    }
}
