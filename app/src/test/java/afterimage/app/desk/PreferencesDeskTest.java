package afterimage.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import afterimage.app.feature.Feature.Remembered;
import afterimage.app.home.Preference;
import afterimage.app.session.Messages;
import afterimage.app.session.Worker;
import afterimage.engine.BadInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PreferencesDeskTest {
    private static final String GPU = "grpc://10.0.0.2:7000/GPU:0";

    /** Does at once what the window has done in the background. */
    private static PreferencesDesk desk(Messages messages) {
        Worker worker = new Worker("test") {
            @Override
            public <T> void run(Supplier<T> work, Consumer<String> refused, Consumer<T> then) {
                try {
                    then.accept(work.get());
                } catch (BadInput e) {
                    refused.accept(e.getMessage());
                }
            }
        };
        return new PreferencesDesk(messages, worker, device -> {
            BadInput.unless(device.equals("grpc://10.0.0.2:7000"), "There is no worker at %s.", device);
            return GPU;
        });
    }

    private static Map<String, Remembered> remembered(PreferencesDesk desk) {
        return desk.remembered().stream().collect(Collectors.toMap(Remembered::name, Function.identity()));
    }

    @Test
    void aWorkerIsOfferedAndChosenOnceItHasAnswered() {
        Messages messages = new Messages();
        PreferencesDesk desk = desk(messages);
        List<String> here = desk.values(Preference.DEVICE);
        desk.add("10.0.0.3:7000");
        assertEquals(here, desk.values(Preference.DEVICE));
        assertEquals("There is no worker at grpc://10.0.0.3:7000.", messages.problem.get());
        List<String> seen = new ArrayList<>();
        desk.remote.addListener((p, before, now) -> seen.add(desk.chosen(Preference.DEVICE)));
        desk.add("10.0.0.2:7000");
        desk.add("10.0.0.2:7000");
        assertEquals(List.of(GPU), seen, "as the box shows it");
        assertEquals(GPU, desk.chosen(Preference.DEVICE));
        assertEquals(here.size() + 1, desk.values(Preference.DEVICE).size());
    }

    @Test
    void workersAreRememberedWithTheChoiceAndNothingElseIs() {
        PreferencesDesk desk = desk(new Messages());
        desk.add("10.0.0.2:7000");
        PreferencesDesk next = desk(new Messages());
        remembered(desk)
                .forEach((name, each) ->
                        remembered(next).get(name).again().accept(each.now().get()));
        assertEquals(desk.values(Preference.DEVICE), next.values(Preference.DEVICE));
        assertEquals(GPU, next.chosen(Preference.DEVICE));
        remembered(next).get("workers").again().accept("CPU:0 file:///etc/passwd " + GPU);
        assertEquals(desk.values(Preference.DEVICE), next.values(Preference.DEVICE));
    }
}
