package afterimage.app.session;

import afterimage.app.glossary.Texts;
import afterimage.app.system.OwnSymbols;
import afterimage.engine.BadInput;
import afterimage.engine.device.Device;
import afterimage.engine.device.NativeFiles;
import afterimage.engine.device.RemoteWorker;
import afterimage.engine.device.SessionSettings;
import java.util.List;

/** What the window's models run on: the device it was started for, and the CPU where that is missing or has failed. */
public final class Compute {
    public final String wanted;
    private final int threads;

    private SessionSettings settings;
    /** Held for as long as there are models. */
    private OwnSymbols tensorFlow;

    /** @param device e.g. {@code GPU:0}; looked for when the first model needs it */
    public Compute(String device, int threads) {
        wanted = device;
        this.threads = threads;
    }

    public synchronized void useCpu() {
        settings = SessionSettings.cpu(threads);
    }

    private void load() {
        if (tensorFlow == null) {
            tensorFlow = OwnSymbols.open();
        }
        NativeFiles.load();
    }

    /**
     * The device of the worker at an address.
     *
     * @throws BadInput if there is none, or one of another version
     */
    public String reach(String address) {
        synchronized (this) {
            load();
        }
        return Device.named(RemoteWorker.SCHEME + address, List.of()).name();
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
}
