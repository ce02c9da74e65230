package afterimage.engine.device;

import afterimage.engine.BadInput;
import org.tensorflow.DeviceSpec;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;

/**
 * How a session computes; {@code threads} for each of TensorFlow's two pools, {@code deviceBytes} that models can have
 * on a GPU, 0 for the CPU, where it is what is free at the moment.
 */
public record SessionSettings(String device, int threads, long deviceBytes) {
    /** Asked for before TensorFlow is loaded. */
    private static final boolean OWN_THREADS = OwnThreads.ASKED;

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

    /** Where it computes, e.g. {@code grpc://10.0.0.2:7000}, see {@link RemoteWorker}; empty for this machine. */
    public String worker() {
        return device.startsWith(RemoteWorker.SCHEME) ? device.substring(0, device.lastIndexOf('/')) : "";
    }

    public boolean isHere() {
        return worker().isEmpty();
    }

    private String inside() {
        return device.substring(device.lastIndexOf('/') + 1);
    }

    public boolean isCpu() {
        return inside().startsWith("CPU");
    }

    /** A worker does not tell that of its CPU. */
    public long freeBytes() {
        if (isCpu()) {
            return isHere() ? MachineMemory.now().freeBytes() : Long.MAX_VALUE;
        }
        return deviceBytes;
    }

    public Ops place(Ops tf) {
        String[] parts = inside().split(":");
        return tf.withDevice(DeviceSpec.newBuilder()
                .deviceType(DeviceSpec.DeviceType.valueOf(parts[0]))
                .deviceIndex(Integer.parseInt(parts[1]))
                .build());
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

    ConfigProto toConfig() {
        return toConfig(1);
    }

    ConfigProto toConfig(int beside) {
        return ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(OWN_THREADS ? (threads + beside - 1) / beside : threads)
                .setInterOpParallelismThreads(threads)
                // What has no GPU kernel goes to the CPU.
                .setAllowSoftPlacement(true)
                .setGpuOptions(GPUOptions.newBuilder().setAllowGrowth(true))
                // Nobody else's session shares variables, whose names are the same in all.
                .setIsolateSessionState(!isHere())
                .setOperationTimeoutInMs(isHere() ? 0 : RemoteWorker.patience() * 1000)
                .build();
    }
}
