package afterimage.engine.device;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tensorflow.exceptions.TFResourceExhaustedException;
import org.tensorflow.exceptions.TensorFlowException;

/** The device that a model computes on has no memory left, or is gone. The message is a sentence for the user. */
public final class DeviceFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String CPU = "CPU:0";
    /** How TensorFlow tells which of several workers fails. */
    private static final Pattern FROM = Pattern.compile("^From /job:\\w+/replica:0/task:(\\d+):\\s+");

    private final String device;

    private DeviceFailed(String device, String sentence, Throwable cause) {
        super(sentence, cause);
        this.device = device;
    }

    /** The failure of a device behind {@code e}, or that itself: a lost GPU's codes have no class in Java. */
    public static RuntimeException in(RuntimeException e, String device) {
        String message = e.getMessage() == null ? "no reason given" : e.getMessage();
        Matcher from = FROM.matcher(message);
        String[] all = device.split(",");
        String which = all.length == 1 ? device : "one of " + String.join(", ", all);
        if (from.find()) {
            which = all[Integer.parseInt(from.group(1))];
            message = message.substring(from.end());
        }
        String first = message.lines().findFirst().orElse("no reason given").strip();
        String line = first.length() <= 120 ? first : first.substring(0, 117) + "...";
        // What a worker says that cannot hold a copy of what it is sent.
        if (e instanceof TFResourceExhaustedException || message.startsWith("Invalid TensorProto for feed value")) {
            return new DeviceFailed(device, which + " has no memory left for this model", e);
        }
        if (e instanceof TensorFlowException && device.startsWith(RemoteWorker.SCHEME)) {
            return new DeviceFailed(device, which + " " + ofWorker(line), e);
        }
        if (e.getClass() == TensorFlowException.class) {
            return new DeviceFailed(device, device + " failed (" + line + ")", e);
        }
        return e;
    }

    /** What TensorFlow says of it, in other words where these are known. */
    private static String ofWorker(String line) {
        if (line.equals("Deadline Exceeded")) {
            return "has not answered for " + RemoteWorker.patience() + " seconds";
        }
        return line.matches("Session \\w+ is not found.*")
                ? "was started anew and has lost this model"
                : "failed (" + line + ")";
    }

    /** A process that passed {@link NativeMemory}'s bound, or a full Java heap. */
    public static DeviceFailed outOfMemory(OutOfMemoryError e) {
        return new DeviceFailed(CPU, "There is no memory left for this model", e);
    }

    /** This failure with how things stand and what can be done after it. */
    public DeviceFailed and(String stand) {
        return new DeviceFailed(device, getMessage() + "; " + stand, this);
    }

    /** Whether the CPU could go on where this device cannot. */
    public boolean leavesTheCpu() {
        return !device.equals(CPU);
    }
}
