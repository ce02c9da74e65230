package afterimage.app.system;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
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
    private static final Pattern X11 = Pattern.compile("(unix(?=:))?([^:]*):(\\d{1,5})(\\.\\d+)?");

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
        Path here = Path.of("/tmp/.X11-unix/X" + (parts.matches() ? parts.group(3) : ""));
        // Asked of the server itself: libX11 through JNA would take a tenth of a start.
        try (SocketChannel unix = SocketChannel.open(StandardProtocolFamily.UNIX);
                Socket other = new Socket()) {
            if (parts.group(2).isEmpty() && Files.exists(here)) {
                return unix.connect(UnixDomainSocketAddress.of(here));
            }
            String host = parts.group(2).isEmpty() ? "localhost" : parts.group(2);
            other.connect(new InetSocketAddress(host, 6000 + Integer.parseInt(parts.group(3))), 2000);
            return true;
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            return false;
        }
    }
}
