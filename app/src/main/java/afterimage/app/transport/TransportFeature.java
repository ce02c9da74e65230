package afterimage.app.transport;

import afterimage.app.feature.Feature;
import afterimage.app.session.Mail;
import afterimage.app.session.Messages;
import java.util.List;

/** The buttons that train, and the status bar. */
public final class TransportFeature implements Feature {
    private final TransportViewModel model;
    private final StatusViewModel status;
    private final Messages messages;
    private TransportView view;

    public TransportFeature(TransportViewModel model, StatusViewModel status, Messages messages) {
        this.model = model;
        this.status = status;
        this.messages = messages;
    }

    /** Made once, before the menus; the device is what the program runs on, in words. */
    public TransportView view(Training training, String device) {
        view = new TransportView(model, training, device);
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
    }
}
