package afterimage.app.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
            Workers.Niceness.lower();
            return onNewThread(NicenessTest::niceness);
        });
        assertEquals(Math.max(own, 5), ofItsThread);
        assertEquals(own, niceness());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void javasOptimizingCompilerStandsBehindTheWorkers() throws Exception {
        Workers.Niceness.lowerOptimizer();
        List<Integer> compilers = new ArrayList<>();
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
            for (Path thread : threads) {
                if (Files.readString(thread.resolve("comm")).startsWith("C2 ")) {
                    compilers.add(niceness(thread.resolve("stat")));
                }
            }
        }
        assertFalse(compilers.isEmpty());
        assertTrue(compilers.stream().allMatch(niceness -> niceness >= 15), compilers.toString());
    }

    private static int onNewThread(Callable<Integer> work) throws Exception {
        FutureTask<Integer> task = new FutureTask<>(work);
        new Thread(task).start();
        return task.get();
    }

    /** The field "nice" of this thread's state: the 17th after the name in parentheses. */
    private static int niceness() throws Exception {
        return niceness(Path.of("/proc/thread-self/stat"));
    }

    private static int niceness(Path file) throws Exception {
        String state = Files.readString(file);
        return Integer.parseInt(state.substring(state.lastIndexOf(')') + 2).split(" ")[16]);
    }
}
