package afterimage.app.desk;

import afterimage.app.feature.Command;
import afterimage.app.feature.MenuEntry;
import afterimage.app.feature.Remembered;
import afterimage.app.glossary.Texts;
import afterimage.app.home.Preference;
import afterimage.app.session.Messages;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** The preferences that hold from the next start. */
public final class PreferencesDesk {
    private final Map<Preference, String> chosen = new EnumMap<>(Preference.class);
    private final Messages messages;

    public PreferencesDesk(Messages messages) {
        this.messages = messages;
    }

    public String chosen(Preference which) {
        return chosen.getOrDefault(which, which.values.get(0));
    }

    public void choose(Preference which, String value) {
        if (!chosen(which).equals(value)) {
            chosen.put(which, value);
            messages.tell(Texts.of("preferences.next", Texts.of(which), words(value)));
        }
    }

    public static String words(String value) {
        return value.matches("[a-z]*") ? Texts.of("preferences.value." + value) : value;
    }

    /** All values of one, of which one is checked, as it is when the menu opens. */
    public MenuEntry entry(Preference which) {
        return new MenuEntry.Submenu(
                Texts.of(which),
                () -> which.values.stream().map(value -> toggle(which, value)).toList());
    }

    private Command toggle(Preference which, String value) {
        BooleanProperty is = new SimpleBooleanProperty(chosen(which).equals(value));
        is.addListener((p, before, now) -> choose(which, value));
        return Command.toggle(words(value), is);
    }

    public List<Remembered> remembered() {
        return Arrays.stream(Preference.values())
                .map(each -> new Remembered(each.key(), () -> chosen(each), value -> {
                    if (each.values.contains(value)) {
                        chosen.put(each, value);
                    }
                }))
                .toList();
    }
}
