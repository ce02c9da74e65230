package afterimage.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterimage.engine.BadInput;
import afterimage.engine.device.Device;
import afterimage.engine.device.DeviceFailed;
import afterimage.engine.device.SessionSettings;
import afterimage.engine.loop.Limit;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.tensorflow.exceptions.TFResourceExhaustedException;

/** Which devices a command uses, and which takes over. */
class DeviceOptionTest {
    private static final Device CPU = new Device("CPU:0", "CPU", "Processor", 2, 8L << 30);
    private static final Device GPU = new Device("GPU:0", "GPU", "Accelerator", 0, 8L << 30);
    private static final List<SessionSettings> BOTH = List.of(SessionSettings.on(GPU, 2), SessionSettings.on(CPU, 2));

    private final StringWriter told = new StringWriter();
    private final PrintWriter out = new PrintWriter(told, true);

    @Test
    void devicesComeInTheOrderGiven() {
        List<SessionSettings> found = DeviceOption.settings(List.of(CPU, GPU), 3, List.of("GPU", "cpu"), out);
        assertEquals(
                List.of("GPU:0", "CPU:0"),
                found.stream().map(SessionSettings::device).toList());
        assertEquals(3, found.get(0).threads());
        assertEquals("", told.toString());
    }

    @Test
    void aMissingDeviceIsToldAndTheNextOneTaken() {
        List<SessionSettings> found = DeviceOption.settings(List.of(CPU), 1, List.of("GPU:0", "CPU"), out);
        assertEquals(
                List.of("CPU:0"), found.stream().map(SessionSettings::device).toList());
        assertEquals(
                "afterimage: There is no device 'GPU:0' here; this machine has CPU:0 (Processor). Using CPU:0.",
                told.toString().strip());
        assertThrows(BadInput.class, () -> DeviceOption.settings(List.of(CPU), 1, List.of("GPU:0"), out));
    }

    @Test
    void whatIsLostIsWaitedForIfAsked() {
        Iterator<SessionSettings> turns =
                DeviceOption.turns(answers(Arrays.asList(BOTH, null, BOTH.subList(1, 2))), Long.MAX_VALUE, true, out);
        assertEquals(List.of(BOTH.get(0), BOTH.get(1)), List.of(turns.next(), turns.next()));
        assertEquals("", told.toString());
        assertSame(BOTH.get(1), turns.next());
        assertEquals(
                "afterimage: There is no worker at a:1. Waiting for it.",
                told.toString().strip());
        Iterator<SessionSettings> ending =
                DeviceOption.turns(answers(Arrays.asList(BOTH.subList(0, 1), null)), 2, false, out);
        ending.next();
        assertFalse(ending.hasNext());
    }

    /** One after the other; null for none. */
    private static Supplier<List<SessionSettings>> answers(List<List<SessionSettings>> answers) {
        Iterator<List<SessionSettings>> next = answers.iterator();
        return () -> {
            List<SessionSettings> now = next.next();
            BadInput.unless(now != null, "There is no worker at a:1.");
            return now;
        };
    }

    private static DeviceFailed full(SessionSettings settings) {
        RuntimeException failed = DeviceFailed.in(new TFResourceExhaustedException("OOM"), settings.device());
        return ((DeviceFailed) failed).and("the run is saved up to step 7.");
    }

    @Test
    void theCpuTakesOverFromADeviceThatFails() {
        List<String> trained = new ArrayList<>();
        SessionSettings last = Sitting.inTurn(BOTH.iterator(), new Limit(9, 100), out, (settings, limit) -> {
            trained.add(settings.device());
            assertTrue(limit.steps() == 9 && limit.seconds() > 0 && limit.seconds() <= 100);
            if (!settings.isCpu()) {
                throw full(settings);
            }
        });
        assertEquals(List.of("GPU:0", "CPU:0"), trained);
        assertSame(BOTH.get(1), last);
        assertEquals(
                "GPU:0 has no memory left for this model; the run is saved up to step 7. Going on with CPU:0.",
                told.toString().strip());
    }

    @Test
    void aDeviceThatHasNoRoomForAModelSaysOnlyThat() {
        Sitting.inTurn(BOTH.iterator(), Limit.none(), out, (settings, limit) -> {
            if (!settings.isCpu()) {
                throw DeviceFailed.in(new TFResourceExhaustedException("OOM"), settings.device());
            }
        });
        assertEquals(
                "GPU:0 has no memory left for this model. Going on with CPU:0.",
                told.toString().strip());
    }

    @Test
    void withoutAnotherDeviceTheFailureIsTheEnd() {
        assertThrows(
                DeviceFailed.class,
                () -> Sitting.inTurn(BOTH.subList(0, 1).iterator(), Limit.none(), out, (settings, limit) -> {
                    throw full(settings);
                }));
        assertEquals("", told.toString());
    }
}
