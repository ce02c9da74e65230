package afterimage.app.study;

import afterimage.engine.study.Study;
import afterimage.engine.study.StudyFolder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The studies to choose from: those that were begun, the newest first, then those that come with the program. */
final class StudyShelf {
    private final List<Study> builtIn;
    private List<StudyEntry> entries;

    StudyShelf(Collection<Study> builtIn) {
        this.builtIn = List.copyOf(builtIn);
        this.entries = begin();
    }

    private List<StudyEntry> begin() {
        return builtIn.stream().map(study -> new StudyEntry(study, null)).toList();
    }

    List<StudyEntry> entries() {
        return entries;
    }

    /**
     * Lists what is on disk.
     *
     * @param folders the newest first
     * @param inView stays the same object, which also the runner holds
     */
    void list(List<StudyFolder> folders, StudyEntry inView) {
        List<StudyEntry> found = new ArrayList<>();
        folders.forEach(folder -> found.add(new StudyEntry(folder.study(), folder)));
        found.addAll(begin());
        entries = List.copyOf(found);
        put(inView);
    }

    /** Takes an entry in place of the one that is the same study, or besides all others. */
    void put(StudyEntry entry) {
        List<StudyEntry> all = new ArrayList<>(entries);
        all.replaceAll(each -> entry.isSameAs(each) ? entry : each);
        if (!all.contains(entry)) {
            all.add(entry);
        }
        entries = List.copyOf(all);
    }
}
