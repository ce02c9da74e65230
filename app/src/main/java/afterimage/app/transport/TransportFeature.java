package afterimage.app.transport;

import afterimage.app.feature.Feature;
import afterimage.app.session.Mail;
import afterimage.app.session.Messages;
import afterimage.app.session.Worker;
import afterimage.engine.device.NativeFiles;
import java.util.List;

/** The buttons that train, and the status bar. */
public final class TransportFeature implements Feature {
    private static final long LOOK_NANOSECONDS = 300_000_000;

    private final TransportViewModel model;
    private final StatusViewModel status;
    private final Messages messages;
    private final Worker worker;
    /** When to see next how far TensorFlow's libraries are unpacked: the largest of all while one looks, and at the end. */
    private long nextLook = Long.MIN_VALUE;

    private TransportView view;

    public TransportFeature(TransportViewModel model, StatusViewModel status, Messages messages, Worker worker) {
        this.model = model;
        this.status = status;
        this.messages = messages;
        this.worker = worker;
    }

    /** Made once, before the menus. */
    public TransportView view(Training training) {
        view = new TransportView(model, training, status.device);
        return view;
    }

    @Override
    public List<MenuPart> menus() {
        return List.of(new MenuPart(
                "Run",
                Command.called("train", view::train, model.cannotTrain).key("Shortcut+Enter"),
                Command.called("until", view::showUntil),
                Command.called("pause", view.training::pause, model.notTraining).key("Shortcut+Period"),
                Command.called("step", view.training::step, model.cannotStep).key("Shortcut+Shift+Period"),
                Command.called("stop", view.training::stop, model.notTraining).key("Shortcut+Shift+Enter")));
    }

    @Override
    public void show(Mail mail) {
        model.show(mail);
        status.show(mail);
    }

    @Override
    public void pulse(long now) {
        status.pulse();
        messages.tick(now);
        if (now >= nextLook) {
            nextLook = Long.MAX_VALUE;
            worker.run(NativeFiles::now, refusal -> {}, files -> {
                // Only a first start waits for them.
                if (!files.isWhole()) {
                    nextLook = now + LOOK_NANOSECONDS;
                }
                model.showUnpacking(files.unpackedBytes(), files.totalBytes());
            });
        }
    }
}
