package afterimage.app.system;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.Locale;
import java.util.Optional;

/** Whether a window can open here. JavaFX itself does not say so: without a display it waits or ends the process. */
public final class Display {
    /** The library that JavaFX draws with here; {@code XInitThreads} comes before all else that is asked of it. */
    private interface X11 extends Library {
        int XInitThreads();

        Pointer XOpenDisplay(String name);

        int XCloseDisplay(Pointer display);
    }

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
        try {
            X11 x = Native.load("X11", X11.class);
            x.XInitThreads();
            Pointer opened = x.XOpenDisplay(display);
            return opened != null && x.XCloseDisplay(opened) == 0;
        } catch (LinkageError e) {
            return false;
        }
    }
}
