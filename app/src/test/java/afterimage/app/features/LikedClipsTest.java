package afterimage.app.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import afterimage.app.session.GuestClips;
import afterimage.app.session.Mail;
import afterimage.app.session.OpenedRun;
import afterimage.app.session.ProbingNow;
import afterimage.app.session.Samples;
import afterimage.app.theatre.TheatreViewModel;
import afterimage.engine.digits.Mnist;
import afterimage.engine.model.ModelSpec.CellKind;
import afterimage.engine.model.Task;
import afterimage.engine.probe.UnitPeak;
import afterimage.engine.run.RunSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LikedClipsTest {
    @Test
    void theMostActiveAreFoundWhenAskedForKeptAndPlayedAtTheirPeak() {
        RunSpec run = ProbingNow.tiny(CellKind.FC_LSTM, Task.PREDICTOR, 1);
        try (ProbingNow probing = new ProbingNow(run)) {
            TheatreViewModel theatre = new TheatreViewModel();
            OpenedRun own = Samples.opened(run, 1);
            Mail mail = Samples.mail(own, null);
            theatre.show(mail);
            List<GuestClips> shown = new ArrayList<>();
            LikedClips liked = new LikedClips(probing, Mnist.packaged(), theatre, shown::add);
            assertEquals(0, probing.asked(), "only when asked for");
            probing.hold();
            liked.ask("encoder/0", 2);
            assertEquals("Reading clip 0 of 200…", liked.words.get());
            assertNull(liked.found.get());
            probing.answer();
            LikedClips.Found found = liked.found.get();
            assertEquals(LikedClips.SHOWN, found.clips().size());
            liked.ask("encoder/0", 2);
            assertSame(found, liked.found.get(), "it is known already");
            assertEquals(1, probing.asked());
            UnitPeak third = found.peaks().get(2);
            liked.watch(2);
            assertSame(found.clips().get(2), shown.get(0).clips().get(0));
            assertEquals(
                    "Held-out clip %d, one that number 3 likes".formatted(third.clip() + 1),
                    shown.get(0).about());
            assertEquals(third.frame(), theatre.timeProperty().get());
            probing.show(run, 2);
            liked.ask("encoder/0", 2);
            assertNull(liked.found.get(), "other weights like other clips");
            probing.answer();
            assertNotNull(liked.found.get());
        }
    }
}
