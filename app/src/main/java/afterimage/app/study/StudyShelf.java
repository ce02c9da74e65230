package afterimage.app.study;

import afterimage.app.glossary.Texts;
import afterimage.engine.BadInput;
import afterimage.engine.file.SafeFile;
import afterimage.engine.run.RunFolder;
import afterimage.engine.study.Budget;
import afterimage.engine.study.Member;
import afterimage.engine.study.Study;
import afterimage.engine.study.StudyFolder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

    /** Of each run of a study of the user's own, at first. */
    private static final long STEPS = 1000;

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

    /**
     * A study of runs that there are: their settings are taken, and trained anew on equal terms.
     *
     * @throws BadInput if the runs cannot be compared
     */
    static Study composed(String title, List<StudyViewModel.Candidate> runs) {
        BadInput.unless(!title.isBlank(), Texts.of("study.compose.name"));
        BadInput.unless(runs.size() >= 2, Texts.of("study.compose.two"));
        List<Member> members = members(runs, new TreeSet<>(String.CASE_INSENSITIVE_ORDER));
        List<Long> seeds = List.of(members.get(0).spec().seed());
        String question = Texts.of("study.compose.question");
        Budget steps = Budget.ofSteps(STEPS);
        return new Study(
                name(title), title.strip(), question, "", members, seeds, steps, Study.ROUNDS, Study.TEST_CLIPS);
    }

    /** @throws BadInput if a run cannot be compared with the study's members */
    static Study grown(Study study, List<StudyViewModel.Candidate> runs) {
        BadInput.unless(!runs.isEmpty(), Texts.of("study.compose.added"));
        Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        study.members().forEach(member -> taken.add(member.name()));
        List<Member> members = new ArrayList<>(study.members());
        members.addAll(members(runs, taken));
        return study.with("members", members);
    }

    private static List<Member> members(List<StudyViewModel.Candidate> runs, Set<String> names) {
        List<Member> members = new ArrayList<>();
        for (StudyViewModel.Candidate run : runs) {
            String short60 = run.name().length() > 56 ? run.name().substring(0, 56) : run.name();
            String name = short60;
            for (int n = 2; !names.add(name); n++) {
                name = short60 + " " + n;
            }
            members.add(new Member(name, RunFolder.open(run.folder()).spec()));
        }
        return members;
    }

    private static String name(String title) {
        String plain = SafeFile.plain(title);
        return plain.isEmpty() ? "study" : plain.substring(0, Math.min(60, plain.length()));
    }
}
