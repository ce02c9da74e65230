package afterimage.engine.device;

import afterimage.engine.BadInput;
import org.tensorflow.DeviceSpec;
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

    public boolean isCpu() {
        return device.startsWith("CPU");
    }

    public long freeBytes() {
        return isCpu() ? MachineMemory.now().freeBytes() : deviceBytes;
    }

    public Ops place(Ops tf) {
        String[] parts = device.split(":");
        return tf.withDevice(DeviceSpec.newBuilder()
                .deviceType(DeviceSpec.DeviceType.valueOf(parts[0]))
                .deviceIndex(Integer.parseInt(parts[1]))
                .build());
    }

    public ConfigProto toConfig() {
        return toConfig(1);
    }

    /** @param beside operations mostly computed beside each other, which share the threads */
    public ConfigProto toConfig(int beside) {
        return ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(OWN_THREADS ? (threads + beside - 1) / beside : threads)
                .setInterOpParallelismThreads(threads)
                // What has no GPU kernel goes to the CPU.
                .setAllowSoftPlacement(true)
                .setGpuOptions(GPUOptions.newBuilder().setAllowGrowth(true))
                .build();
    }
}
