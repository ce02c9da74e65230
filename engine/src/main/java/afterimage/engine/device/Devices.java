package afterimage.engine.device;

import afterimage.engine.BadInput;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.PointerScope;
import org.tensorflow.TensorFlow;
import org.tensorflow.internal.c_api.TF_DeviceList;
import org.tensorflow.internal.c_api.TF_Graph;
import org.tensorflow.internal.c_api.TF_Session;
import org.tensorflow.internal.c_api.TF_SessionOptions;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.internal.c_api.global.tensorflow;

/** The devices of this machine. TensorFlow's Java interface has no list of them, its C interface does. */
public final class Devices {
    private Devices() {}

    /** CPU first, then GPUs. */
    @SuppressWarnings("try") // the scope frees the native objects made inside it
    public static List<Device> list() {
        // Loads and binds the native library.
        TensorFlow.version();
        List<Device> devices = new ArrayList<>();
        try (PointerScope scope = new PointerScope()) {
            TF_Status status = TF_Status.newStatus();
            TF_Graph graph = TF_Graph.newGraph();
            TF_SessionOptions options = TF_SessionOptions.newSessionOptions();
            TF_Session session = tensorflow.TF_NewSession(graph, options, status);
            status.throwExceptionIfNotOK();
            TF_DeviceList list = tensorflow.TF_SessionListDevices(session, status);
            status.throwExceptionIfNotOK();
            for (int i = 0; i < tensorflow.TF_DeviceListCount(list); i++) {
                String kind = tensorflow.TF_DeviceListType(list, i, status).getString();
                String path = tensorflow.TF_DeviceListName(list, i, status).getString();
                long memory = tensorflow.TF_DeviceListMemoryBytes(list, i, status);
                if (kind.equals("CPU") || kind.equals("GPU")) {
                    String name = path.substring(path.indexOf("device:") + "device:".length());
                    devices.add(new Device(name, kind, kind.equals("CPU") ? machineMemory() : memory));
                }
            }
            tensorflow.TF_DeleteDeviceList(list);
            tensorflow.TF_CloseSession(session, status);
            tensorflow.TF_DeleteSession(session, status);
        }
        return List.copyOf(devices);
    }

    /**
     * The device of this name ({@code GPU} is {@code GPU:0}).
     *
     * @throws BadInput if this machine lacks it, with what it has
     */
    public static Device named(String name) {
        String wanted = name.toUpperCase(Locale.ROOT);
        List<Device> devices = list();
        return devices.stream()
                .filter(d -> d.name().equals(wanted) || d.name().equals(wanted + ":0"))
                .findFirst()
                .orElseThrow(() -> new BadInput("There is no device '" + name + "' here; this machine has "
                        + devices.stream().map(Device::name).collect(Collectors.joining(", ")) + "."));
    }

    private static long machineMemory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
                ? os.getTotalMemorySize()
                : Runtime.getRuntime().maxMemory();
    }
}
