package afterimage.engine.device;

import afterimage.engine.BadInput;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tensorflow.DeviceSpec;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ClusterDef;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.JobDef;
import org.tensorflow.proto.RewriterConfig;

/**
 * How a session computes; {@code threads} for each of TensorFlow's two pools, {@code deviceBytes} that models can have
 * on a GPU, 0 for the CPU, where it is what is free at the moment; {@code device} has those of several workers with
 * commas between them.
 */
public record SessionSettings(String device, int threads, long deviceBytes) {
    /** Asked for before TensorFlow is loaded. */
    private static final boolean OWN_THREADS = OwnThreads.ASKED;
    /** What workers are to each other; not the name that each began with, which TensorFlow refuses. */
    private static final String TOGETHER = "together";

    static {
        // Whatever opens a session has settings first, and JavaCPP reads the bound when it is loaded.
        NativeMemory.bound();
    }

    public SessionSettings {
        BadInput.unless(threads >= 1 && threads <= 1024, "Threads must be 1 to 1024, not %d.", threads);
    }

    public static SessionSettings cpu() {
        return cpu(Runtime.getRuntime().availableProcessors());
    }

    public static SessionSettings cpu(int threads) {
        return new SessionSettings("CPU:0", threads, 0);
    }

    public static SessionSettings on(Device device, int threads) {
        return new SessionSettings(device.name(), threads, device.kind().equals("CPU") ? 0 : device.memoryBytes());
    }

    /**
     * Those of these devices that are there, in their order.
     *
     * @param here this machine's
     * @param tell what is wrong with the others, unless that is all
     * @throws BadInput if none is there
     */
    public static List<SessionSettings> of(
            List<String> names, List<Device> here, int threads, Consumer<BadInput> tell) {
        List<SessionSettings> found = new ArrayList<>();
        List<BadInput> missing = new ArrayList<>();
        for (String name : names) {
            try {
                found.add(on(Device.named(name, here), threads));
            } catch (BadInput e) {
                missing.add(e);
            }
        }
        if (found.isEmpty()) {
            throw missing.get(0);
        }
        missing.forEach(tell);
        return List.copyOf(found);
    }

    /** One step at all these workers, the first of which has the weights and everything but the steps. */
    public static SessionSettings together(List<SessionSettings> workers) {
        SessionSettings first = workers.get(0);
        String all = workers.stream().map(SessionSettings::device).collect(Collectors.joining(","));
        return new SessionSettings(all, first.threads, first.deviceBytes);
    }

    /** A device each. */
    public List<SessionSettings> parts() {
        return Stream.of(device.split(","))
                .map(own -> new SessionSettings(own, threads, deviceBytes))
                .toList();
    }

    /** Where it computes, e.g. {@code grpc://10.0.0.2:7000}, see {@link RemoteWorker}; empty for this machine. */
    public String worker() {
        String first = first();
        return first.startsWith(RemoteWorker.SCHEME) ? first.substring(0, first.lastIndexOf('/')) : "";
    }

    private String first() {
        return device.replaceFirst(",.*", "");
    }

    public boolean isHere() {
        return worker().isEmpty();
    }

    /** As the machine itself calls it. */
    public String inside() {
        return first().substring(first().lastIndexOf('/') + 1);
    }

    public boolean isCpu() {
        return inside().startsWith("CPU");
    }

    /** A worker does not tell that of its CPU. */
    public long freeBytes() {
        return !isCpu() ? deviceBytes : isHere() ? MachineMemory.now().freeBytes() : Long.MAX_VALUE;
    }

    public Ops place(Ops tf) {
        return place(tf, 0);
    }

    /** @param part one of {@link #parts} */
    public Ops place(Ops tf, int part) {
        List<SessionSettings> all = parts();
        String[] own = all.get(part).inside().split(":");
        DeviceSpec.Builder place = DeviceSpec.newBuilder()
                .deviceType(DeviceSpec.DeviceType.valueOf(own[0]))
                .deviceIndex(Integer.parseInt(own[1]));
        return tf.withDevice((all.size() == 1 ? place : place.job(TOGETHER).task(part)).build());
    }

    /** @param beside operations mostly computed beside each other, which share the threads */
    public Session open(Graph graph, int beside) {
        return isHere() ? new Session(graph, toConfig(beside)) : NativeSession.of(graph, this, beside);
    }

    /** Ends a session of {@link #open}, then its graph; a worker's meanwhile, as one that is lost keeps one waiting. */
    public void close(Session session, Graph graph) {
        Runnable closing = () -> {
            session.close();
            graph.close();
        };
        if (isHere()) {
            closing.run();
        } else {
            Thread thread = new Thread(closing, "closes at " + worker());
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** After which a worker that does not answer is given up. */
    public int patienceMillis() {
        return RemoteWorker.patience() * 1000;
    }

    ConfigProto toConfig(int beside) {
        ConfigProto.Builder config = ConfigProto.newBuilder();
        List<SessionSettings> all = parts();
        if (all.size() > 1) {
            JobDef.Builder job = JobDef.newBuilder().setName(TOGETHER);
            for (int i = 0; i < all.size(); i++) {
                job.putTasks(i, all.get(i).worker().substring(RemoteWorker.SCHEME.length()));
            }
            config.setClusterDef(ClusterDef.newBuilder().addJob(job));
            // The first worker would improve all others' graphs, for each thing asked of them; each does its own.
            config.setGraphOptions(GraphOptions.newBuilder()
                    .setRewriteOptions(RewriterConfig.newBuilder().setDisableMetaOptimizer(true)));
        }
        return config.setIntraOpParallelismThreads(OWN_THREADS ? (threads + beside - 1) / beside : threads)
                .setInterOpParallelismThreads(threads)
                // What has no GPU kernel goes to the CPU.
                .setAllowSoftPlacement(true)
                .setGpuOptions(GPUOptions.newBuilder().setAllowGrowth(true))
                // Nobody else's session shares variables, whose names are the same in all.
                .setIsolateSessionState(!isHere())
                .setOperationTimeoutInMs(isHere() ? 0 : patienceMillis())
                .build();
    }

    /** Asks for a pool of threads a session: else the first makes that of all, and models are fastest with others. */
    static final class OwnThreads {
        private static final String VARIABLE = "TF_OVERRIDE_GLOBAL_THREADPOOL";

        static final boolean ASKED = ask();

        /** TensorFlow reads its environment, which Java cannot change, with its first session. */
        private static boolean ask() {
            if (System.getProperty("os.name").startsWith("Windows")) {
                return false;
            }
            NativeMemory.shareHeaps();
            // Also without a line for each gradient of our own, unless somebody wants them.
            CLibrary.call("setenv", "TF_CPP_MIN_LOG_LEVEL", "1", 0);
            return CLibrary.call("setenv", VARIABLE, "true", 1) == 0;
        }
    }
}
