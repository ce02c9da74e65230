package afterimage.app.session;

import afterimage.app.glossary.Texts;
import afterimage.engine.BadInput;
import afterimage.engine.device.Device;
import afterimage.engine.device.NativeFiles;
import afterimage.engine.device.RemoteWorker;
import afterimage.engine.device.SessionSettings;
import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** What the window's models run on: the device it was started for, and the CPU where that is missing or has failed. */
public final class Compute {
    private final String wanted;
    private final int threads;
    private volatile SessionSettings settings;
    /** Held for as long as there are models. */
    private OwnSymbols tensorFlow;

    /** @param device e.g. {@code GPU:0}; looked for when the first model needs it */
    public Compute(String device, int threads) {
        wanted = device;
        this.threads = threads;
    }

    /** What models run on, or will, e.g. {@code CPU · 2 threads}; those at a worker are its own. */
    public String words() {
        String device = settings == null ? wanted : settings.device();
        return device.replace("CPU:0", "CPU")
                + (device.startsWith(RemoteWorker.SCHEME) ? "" : " · " + Texts.count("app.threads", threads));
    }

    public synchronized void useCpu() {
        settings = SessionSettings.cpu(threads);
    }

    private synchronized void load() {
        if (tensorFlow == null) {
            tensorFlow = OwnSymbols.open();
        }
        NativeFiles.load();
    }

    /**
     * These workers' devices that answer, or what the window runs on where nothing is asked for; the others are told.
     *
     * @throws BadInput if none answers, or all are of another version
     */
    public List<SessionSettings> at(List<String> workers, SnapshotMailbox mailbox) {
        load();
        return workers.isEmpty()
                ? List.of(settings(mailbox))
                : SessionSettings.of(
                        workers, List.of(), threads, e -> mailbox.put(new News.Problem(Texts.said(e.getMessage()))));
    }

    /** @throws BadInput if TensorFlow cannot be loaded; a device that is missing is told once, by {@code mailbox} */
    public synchronized SessionSettings settings(SnapshotMailbox mailbox) {
        load();
        if (settings == null) {
            try {
                SessionSettings cpu = SessionSettings.cpu(threads);
                settings = SessionSettings.on(Device.named(wanted, Device.list(cpu)), cpu.threads());
            } catch (BadInput e) {
                mailbox.put(new News.Problem(Texts.of("session.cpu", Texts.said(e.getMessage()))));
                useCpu();
            }
        }
        return settings;
    }

    /**
     * TensorFlow's libraries, kept, opened so that they find their own symbols first. Mesa, which draws for JavaFX on
     * Linux, has another LLVM loaded for the whole process: without this two thousand calls go there, and some of them
     * crash.
     */
    private record OwnSymbols(List<NativeLibrary> opened) {
        /** Of Linux's {@code dlopen}: RTLD_LAZY and RTLD_DEEPBIND. */
        private static final int LAZY_AND_OWN_FIRST = 1 | 8;

        /** Before anything else loads TensorFlow; unpacks it if need be. On other systems libraries find their own anyway. */
        public static OwnSymbols open() {
            List<NativeLibrary> opened = new ArrayList<>();
            try {
                for (Path file : NativeFiles.unpack()) {
                    opened.add(NativeLibrary.getInstance(
                            file.toString(), Map.of(Library.OPTION_OPEN_FLAGS, LAZY_AND_OWN_FIRST)));
                }
            } catch (IOException | LinkageError e) {
                // Whoever loads it next says what is wrong with it.
                LoggerFactory.getLogger(OwnSymbols.class).warn("TensorFlow's libraries are not opened ahead", e);
            }
            return new OwnSymbols(opened);
        }
    }
}
