package afterimage.app.system;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a window can open here. JavaFX itself does not say so: without a display it waits or ends the process. */
public final class Display {
    private static final Pattern X11 = Pattern.compile("([^:]*):(\\d{1,5})(\\.\\d+)?");
    private static final int X11_PORT = 6000;

    private Display() {}

    /** Why there is no display, in words that follow "no display: "; empty if there is one. */
    public static Optional<String> missing() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean ownPlatform = "Monocle".equals(System.getProperty("glass.platform"));
        if (ownPlatform || !system.contains("linux")) {
            return Optional.empty();
        }
        String display = System.getenv("DISPLAY");
        if (display == null || display.isBlank()) {
            return Optional.of("DISPLAY is not set");
        }
        return answers(display) ? Optional.empty() : Optional.of("no X server answers at DISPLAY " + display);
    }

    private static boolean answers(String display) {
        Matcher parts = X11.matcher(display);
        if (!parts.matches()) {
            return false;
        }
        int number = Integer.parseInt(parts.group(2));
        String host = parts.group(1);
        if (host.isEmpty() || host.equals("unix")) {
            Path socket = Path.of("/tmp/.X11-unix/X" + number);
            if (Files.exists(socket)) {
                return connects(socket);
            }
            host = "localhost";
        }
        try (SocketChannel channel = SocketChannel.open()) {
            channel.socket().connect(new InetSocketAddress(host, X11_PORT + number), 2000);
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean connects(Path socket) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            return false;
        }
    }
}
