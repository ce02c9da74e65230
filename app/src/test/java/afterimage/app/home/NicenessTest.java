package afterimage.app.home;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class NicenessTest {
    @Test
    @EnabledOnOs(OS.LINUX)
    void aWorkerAndWhatItMakesStandBackAndNobodyElseDoes() throws Exception {
        int own = niceness();
        int ofItsThread = onNewThread(() -> {
            Niceness.lower();
            return onNewThread(NicenessTest::niceness);
        });
        assertEquals(Math.max(own, 5), ofItsThread);
        assertEquals(own, niceness());
    }

    private static int onNewThread(Callable<Integer> work) throws Exception {
        FutureTask<Integer> task = new FutureTask<>(work);
        new Thread(task).start();
        return task.get();
    }

    /** The field "nice" of this thread's state: the 17th after the name in parentheses. */
    private static int niceness() throws Exception {
        String state = Files.readString(Path.of("/proc/thread-self/stat"));
        return Integer.parseInt(state.substring(state.lastIndexOf(')') + 2).split(" ")[16]);
    }
}
