package afterimage.engine.device;

import afterimage.engine.BadInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.PointerScope;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.internal.c_api.TF_DeviceList;
import org.tensorflow.internal.c_api.TF_Graph;
import org.tensorflow.internal.c_api.TF_Session;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.internal.c_api.global.tensorflow;

/**
 * Something a model can run on: what its maker calls it (the kind where unknown), cores of a CPU as the program may use
 * them, 0 for a GPU, and memory that TensorFlow may use, for a CPU that of the machine or container.
 */
public record Device(String name, String kind, String model, int cores, long memoryBytes) {
    /**
     * Those of this machine, CPU first, by TensorFlow's C interface, which makes the process's first session: hence the
     * {@code settings}, which decide TensorFlow's threads and how it takes a GPU's memory.
     */
    @SuppressWarnings("try") // the scope frees the native objects made inside it
    public static List<Device> list(SessionSettings settings) {
        NativeFiles.load();
        List<Device> devices = new ArrayList<>();
        try (PointerScope scope = new PointerScope()) {
            TF_Status status = TF_Status.newStatus();
            TF_Session session = NativeSession.open(TF_Graph.newGraph(), settings, 1);
            TF_DeviceList list = tensorflow.TF_SessionListDevices(session, status);
            status.throwExceptionIfNotOK();
            for (int i = 0; i < tensorflow.TF_DeviceListCount(list); i++) {
                String kind = tensorflow.TF_DeviceListType(list, i, status).getString();
                String path = tensorflow.TF_DeviceListName(list, i, status).getString();
                long memory = tensorflow.TF_DeviceListMemoryBytes(list, i, status);
                if (kind.equals("CPU") || kind.equals("GPU")) {
                    devices.add(device(settings, path, kind, memory));
                }
            }
            tensorflow.TF_DeleteDeviceList(list);
            tensorflow.TF_CloseSession(session, status);
        }
        return List.copyOf(devices);
    }

    private static Device device(SessionSettings settings, String path, String kind, long memory) {
        String name = path.substring(path.indexOf("device:") + "device:".length());
        if (!settings.isHere()) {
            RemoteWorker.at(settings.worker().substring(RemoteWorker.SCHEME.length()))
                    .requireSame(path);
            // What it calls a CPU's memory is a constant.
            return new Device(settings.worker() + "/" + name, kind, kind, 0, kind.equals("CPU") ? 0 : memory);
        }
        Hardware hardware = new Hardware(Path.of("/"));
        if (!kind.equals("CPU")) {
            return new Device(name, kind, hardware.gpu().orElse(kind), 0, memory);
        }
        int cores = Runtime.getRuntime().availableProcessors();
        return new Device(
                name, kind, hardware.processor(), cores, MachineMemory.now().totalBytes());
    }

    /**
     * The one of this name ({@code GPU} is {@code GPU:0}), or a worker's, e.g. {@code grpc://10.0.0.2:7000/GPU:0}, by
     * default its last; refused with what there is if it is not among them.
     */
    public static Device named(String name, List<Device> devices) {
        String wanted = name.strip();
        if (wanted.startsWith(RemoteWorker.SCHEME)) {
            String[] parts = wanted.substring(RemoteWorker.SCHEME.length()).split("/", 2);
            List<Device> there = at(RemoteWorker.at(parts[0]));
            String own =
                    RemoteWorker.SCHEME + parts[0] + "/" + (parts.length < 2 ? "" : parts[1].toUpperCase(Locale.ROOT));
            return own.endsWith("/") ? there.get(there.size() - 1) : among(there, own, wanted);
        }
        return among(devices, wanted.toUpperCase(Locale.ROOT), wanted);
    }

    private static List<Device> at(RemoteWorker worker) {
        worker.requireReachable();
        try {
            return list(new SessionSettings(RemoteWorker.SCHEME + worker + "/", 1, 0));
        } catch (TensorFlowException e) {
            throw worker.isNone(e);
        }
    }

    private static Device among(List<Device> devices, String wanted, String name) {
        return devices.stream()
                .filter(d -> d.name().equals(wanted) || d.name().equals(wanted + ":0"))
                .findFirst()
                .orElseThrow(() -> new BadInput("There is no device '" + name + "' here; this machine has "
                        + devices.stream()
                                .map(d -> d.name + " (" + d.model + ")")
                                .collect(Collectors.joining(", ")) + "."));
    }
}
