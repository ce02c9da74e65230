package afterimage.app.desk;

import afterimage.app.feature.Command;
import afterimage.app.feature.MenuEntry;
import afterimage.app.feature.Remembered;
import afterimage.app.glossary.Texts;
import afterimage.app.home.Language;
import afterimage.app.session.Messages;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** The language of the next start, of which one is chosen at any time. */
public final class LanguageDesk {
    private final Map<Language, BooleanProperty> choices = new EnumMap<>(Language.class);
    private final Messages messages;
    private Language chosen = Language.SYSTEM;

    public LanguageDesk(Messages messages) {
        this.messages = messages;
        for (Language each : Language.values()) {
            BooleanProperty choice = new SimpleBooleanProperty(each == chosen);
            choice.addListener((p, before, now) -> choose(now ? each : chosen));
            choices.put(each, choice);
        }
    }

    private void choose(Language wanted) {
        boolean other = wanted != chosen;
        chosen = wanted;
        choices.forEach((each, choice) -> choice.set(each == chosen));
        if (other) {
            messages.tell(Texts.of("desk.language.next", Texts.of(chosen)));
        }
    }

    public MenuEntry entry() {
        List<Command> commands = choices.entrySet().stream()
                .map(each -> Command.toggle(Texts.of(each.getKey()), each.getValue()))
                .toList();
        return new MenuEntry.Submenu(Texts.of("desk.language"), () -> commands);
    }

    public Remembered remembered() {
        return new Remembered(Language.CHOICE, () -> chosen.code, code -> {
            chosen = Language.of(code);
            choose(chosen);
        });
    }
}
