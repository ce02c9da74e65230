package afterimage.engine.device;

import afterimage.engine.BadInput;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;
import org.tensorflow.Server;
import org.tensorflow.TensorFlow;
import org.tensorflow.proto.ClusterDef;
import org.tensorflow.proto.JobDef;
import org.tensorflow.proto.ServerDef;

/**
 * A machine whose program computes for others', by TensorFlow's own server. This asks for no password, encrypts nothing,
 * listens on all interfaces and ends with its process: who reaches the port can have anything done that the user can.
 */
public record RemoteWorker(String host, int port) {
    /** Before its address, in the names of its devices. */
    public static final String SCHEME = "grpc://";

    private static final int PATIENCE = 30;
    private static final int CONNECT_MILLIS = 5_000;
    private static final Pattern ADDRESS = Pattern.compile("([^/:\\s]+|\\[[0-9a-fA-F:]+\\]):(\\d{1,5})");
    private static final String JOB = "afterimage_";
    /** In /proc/net/tcp: local and other end as hexadecimal address and port, and the state of an open connection. */
    private static final Pattern OPEN =
            Pattern.compile("\\s*\\d+: [0-9A-F]+:([0-9A-F]{4}) ([0-9A-F]+):[0-9A-F]{4} 01 .*");

    /** @throws BadInput if it is no {@code host:port} */
    public static RemoteWorker at(String address) {
        Matcher parts = ADDRESS.matcher(address);
        boolean isOne =
                parts.matches() && Integer.parseInt(parts.group(2)) > 0 && Integer.parseInt(parts.group(2)) < 1 << 16;
        BadInput.unless(isOne, "'%s' is no worker's address; it has to be host:port, e.g. 10.0.0.2:7000.", address);
        return new RemoteWorker(parts.group(1), Integer.parseInt(parts.group(2)));
    }

    /** Seconds after which one that does not answer is given up: a step, or digits over a slow line, must fit in. */
    static int patience() {
        return Integer.getInteger("afterimage.worker.seconds", PATIENCE);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }

    /** @throws BadInput if nobody listens there */
    void requireReachable() {
        try (Socket line = new Socket()) {
            line.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
        } catch (IOException | IllegalArgumentException e) {
            throw isNone(e);
        }
    }

    BadInput isNone(Exception e) {
        return new BadInput(
                "There is no worker at " + this + ": nothing answers there; check the address, and that 'afterimage"
                        + " worker' runs.",
                e);
    }

    /** Refuses a session with something else; {@code device} as TensorFlow names it, with the job. */
    void requireSame(String device) {
        BadInput.unless(
                device.startsWith("/job:" + job()),
                "The worker %s runs another version ('%s'; here it is '%s'); start the same Afterimage on both.",
                this,
                device.replaceAll("/job:([^/]*)/.*", "$1"),
                job());
    }

    /** Tells the version of TensorFlow, by which two programs understand each other. */
    private static String job() {
        return JOB + TensorFlow.version().replaceAll("\\W", "_");
    }

    /**
     * Begins to listen, until the process ends.
     *
     * @throws BadInput if another program has the port
     */
    public void listen(SessionSettings settings) {
        // TensorFlow would share it.
        try (ServerSocket free = new ServerSocket()) {
            free.setReuseAddress(false);
            free.bind(new InetSocketAddress(port));
        } catch (IOException e) {
            throw new BadInput("Port " + port + " is taken by another program; choose another.", e);
        }
        NativeFiles.load();
        JobDef job = JobDef.newBuilder().setName(job()).putTasks(0, toString()).build();
        new Server(ServerDef.newBuilder()
                        .setCluster(ClusterDef.newBuilder().addJob(job))
                        .setJobName(job())
                        .setProtocol("grpc")
                        .setDefaultSessionConfig(settings.toConfig(1))
                        .build())
                .start();
    }

    /** Addresses of who is connected to this machine's port; none where the system does not tell. */
    public Set<String> connected() {
        Set<String> others = new TreeSet<>();
        for (String table : new String[] {"/proc/net/tcp", "/proc/net/tcp6"}) {
            try {
                for (String line : Files.readAllLines(Path.of(table))) {
                    Matcher row = OPEN.matcher(line);
                    if (row.matches() && Integer.parseInt(row.group(1), 16) == port) {
                        others.add(address(row.group(2)));
                    }
                }
            } catch (IOException e) {
                LoggerFactory.getLogger(RemoteWorker.class).debug("no {} here", table, e);
            }
        }
        return others;
    }

    /** Words of four bytes, the last byte first. */
    private static String address(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        byte[] ordered = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            ordered[i] = bytes[i - i % 4 + 3 - i % 4];
        }
        try {
            return InetAddress.getByAddress(ordered).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(Arrays.toString(bytes), e);
        }
    }
}
