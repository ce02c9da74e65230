package afterimage.app.study;

import afterimage.app.glossary.Texts;
import afterimage.engine.study.Study;
import afterimage.engine.study.StudyFolder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Lists the studies to choose from: those that were begun, the newest first, then those that come with the program. */
public final class StudyShelf {
    /** A study of the list; without a folder where it was not begun. */
    public record Entry(Study study, StudyFolder folder) {
        String words() {
            String title = Texts.said(study.title());
            return folder == null
                    ? title
                    : Texts.of("study.in-folder", title, folder.path().getFileName());
        }

        boolean isSameAs(Entry other) {
            return folder == null || other.folder == null
                    ? folder == other.folder && study.name().equals(other.study.name())
                    : folder.path().equals(other.folder.path());
        }
    }

    private final List<Entry> builtIn;
    private List<Entry> entries;

    StudyShelf(Collection<Study> builtIn) {
        this.builtIn = builtIn.stream().map(study -> new Entry(study, null)).toList();
        this.entries = this.builtIn;
    }

    public List<Entry> entries() {
        return entries;
    }

    /** Lists what is on disk, newest first; the entry in view stays the same object, which also the runner holds. */
    void list(List<StudyFolder> folders, Entry inView) {
        entries = Stream.concat(folders.stream().map(folder -> new Entry(folder.study(), folder)), builtIn.stream())
                .toList();
        put(inView);
    }

    /** Takes an entry in place of the one that is the same study, or besides all others. */
    void put(Entry entry) {
        List<Entry> all = new ArrayList<>(entries);
        all.replaceAll(each -> entry.isSameAs(each) ? entry : each);
        if (!all.contains(entry)) {
            all.add(entry);
        }
        entries = List.copyOf(all);
    }
}
