package afterimage.engine.device;

import afterimage.engine.BadInput;
import org.tensorflow.DeviceSpec;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;

/**
 * How a session computes.
 *
 * @param device e.g. {@code CPU:0} or {@code GPU:0}
 * @param threads for each of TensorFlow's two pools (inside an operation, and across operations)
 */
public record SessionSettings(String device, int threads) {
    public SessionSettings {
        BadInput.unless(threads >= 1 && threads <= 1024, "Threads must be 1 to 1024, not %d.", threads);
    }

    /** The CPU with all its cores. */
    public static SessionSettings cpu() {
        return new SessionSettings("CPU:0", Runtime.getRuntime().availableProcessors());
    }

    /** This device with all CPU cores to feed it. */
    public static SessionSettings on(Device device) {
        return new SessionSettings(device.name(), cpu().threads);
    }

    /** Puts what {@code tf} builds on the device. */
    public Ops place(Ops tf) {
        String[] parts = device.split(":");
        return tf.withDevice(DeviceSpec.newBuilder()
                .deviceType(DeviceSpec.DeviceType.valueOf(parts[0]))
                .deviceIndex(Integer.parseInt(parts[1]))
                .build());
    }

    public ConfigProto toConfig() {
        return ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(threads)
                .setInterOpParallelismThreads(threads)
                // What has no GPU kernel goes to the CPU.
                .setAllowSoftPlacement(true)
                .setGpuOptions(GPUOptions.newBuilder().setAllowGrowth(true))
                .build();
    }
}
