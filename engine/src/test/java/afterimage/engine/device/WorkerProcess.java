package afterimage.engine.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import org.tensorflow.Server;
import org.tensorflow.proto.ClusterDef;
import org.tensorflow.proto.JobDef;
import org.tensorflow.proto.ServerDef;

/** A worker in a process of its own, as those of other machines are: TensorFlow cannot end a server. */
public final class WorkerProcess implements AutoCloseable {
    public final RemoteWorker worker;
    private final Process process;

    public WorkerProcess() throws IOException {
        this("");
    }

    /** @param job tells the version; empty for this one */
    WorkerProcess(String job) throws IOException {
        worker = free();
        process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        WorkerProcess.class.getName(),
                        worker.toString(),
                        job)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertEquals("listens", process.inputReader().readLine());
    }

    public static void main(String[] args) throws InterruptedException {
        if (args[1].isEmpty()) {
            RemoteWorker.at(args[0]).listen(SessionSettings.cpu(1));
        } else {
            JobDef job =
                    JobDef.newBuilder().setName(args[1]).putTasks(0, args[0]).build();
            new Server(ServerDef.newBuilder()
                            .setCluster(ClusterDef.newBuilder().addJob(job))
                            .setJobName(args[1])
                            .setProtocol("grpc")
                            .build())
                    .start();
        }
        System.out.println("listens");
        Thread.currentThread().join();
    }

    static RemoteWorker free() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return new RemoteWorker("localhost", any.getLocalPort());
        }
    }

    public String name() {
        return RemoteWorker.SCHEME + worker;
    }

    public SessionSettings settings() {
        return SessionSettings.on(Device.named(name(), List.of()), 1);
    }

    public void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        kill();
    }
}
