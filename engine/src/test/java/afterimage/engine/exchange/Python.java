package afterimage.engine.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Python of the machine, where it has one. */
final class Python {
    private Python() {}

    private record Ended(int code, String said) {}

    /** Runs a script and gives what it says; a test that asks for it is left out where this Python lacks the modules. */
    static String run(List<String> modules, String script, Object... arguments) throws Exception {
        assumeTrue(has(modules), "no python3 with " + modules);
        Ended ended = start(script, arguments);
        assertEquals(0, ended.code, ended.said);
        return ended.said;
    }

    private static boolean has(List<String> modules) throws InterruptedException {
        try {
            return start("import " + String.join(", ", modules)).code == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static Ended start(String script, Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3", "-B", "-W", "error::RuntimeWarning", "-c", script));
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(true, process.waitFor(1, TimeUnit.MINUTES), "still runs");
        return new Ended(process.exitValue(), said);
    }
}
