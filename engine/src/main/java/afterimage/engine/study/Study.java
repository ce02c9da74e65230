package afterimage.engine.study;

import afterimage.engine.BadInput;
import afterimage.engine.Settings;
import afterimage.engine.model.Branch;
import afterimage.engine.model.ModelSpec;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import afterimage.engine.train.Loss;
import java.io.File;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * One question asked of several models that see the same clips, begin from the same seeds and are tried on the same
 * held-out and test clips. In {@code rounds} equal parts of the budget members take turns, so that none waits for
 * another's end; weights are the same either way, except that seconds never repeat exactly. Null for usual numbers.
 */
public record Study(
        String name,
        String title,
        String question,
        String source,
        List<Member> members,
        List<Long> seeds,
        Budget budget,
        Integer rounds,
        Integer testClips)
        implements Settings<Study> {
    /** As many as {@code afterimage evaluate} takes, which therefore prints the same numbers. */
    public static final int TEST_CLIPS = 1000;
    /** Seed of the test clips, for all; that of {@code afterimage evaluate}. */
    public static final long TEST_SEED = 1;

    public static final int ROUNDS = 4;

    private static final int MAX_MEMBERS = 24;
    private static final int MAX_SEEDS = 16;
    private static final String KIND = "a study";

    public Study {
        BadInput.unless(members != null && members.stream().allMatch(Objects::nonNull), "A study needs members.");
        BadInput.unless(
                name != null && name.matches("[a-z0-9][a-z0-9-]{0,59}"),
                "A study's name must be 1 to 60 small letters, digits and hyphens, not '%s'.",
                name);
        boolean several = members.size() >= 2 && members.size() <= MAX_MEMBERS;
        BadInput.unless(several, "The study '%s' needs 2 to 24 members to hold against each other.", name);
        int count = seeds == null ? 0 : seeds.size();
        boolean some = count >= 1 && count <= MAX_SEEDS && seeds.stream().allMatch(Objects::nonNull);
        BadInput.unless(some, "The study '%s' needs 1 to 16 seeds.", name);
        BadInput.unless(new HashSet<>(seeds).size() == count, "The study '%s' names a seed twice: %s.", name, seeds);
        BadInput.unless(budget != null, "The study '%s' needs a budget of steps or seconds.", name);
        rounds = rounds == null ? ROUNDS : rounds;
        BadInput.unlessWithin(1, rounds, 1000, "A study has 1 to 1000 rounds of taking turns, not %d.");
        testClips = testClips == null ? TEST_CLIPS : testClips;
        BadInput.unlessWithin(1, testClips, 1e5, "A study is measured on 1 to 100000 test clips, not %d.");
        members = List.copyOf(members);
        seeds = List.copyOf(seeds);
        title = title == null || title.isBlank() ? name : title;
        question = question == null ? "" : question;
        source = source == null ? "" : source;
        requireComparable(members);
        requireOneLoss(members, budget);
    }

    /** Those that come with the program by name, in the order of {@code studies/index.txt}. */
    public static Map<String, Study> all() {
        return SpecJson.packaged("studies", Study.class, KIND);
    }

    /** @param name of a built-in study or a study's file; refused, with those there are, if it is neither */
    public static Study named(String name) {
        Map<String, Study> all = all();
        if (all.containsKey(name)) {
            return all.get(name);
        }
        BadInput.unless(
                new File(name).exists(),
                "There is no study '%s'; there are %s, or name a study's JSON file.",
                name,
                String.join(", ", all.keySet()));
        return read(Path.of(name));
    }

    /** @throws BadInput if the file is not a study, with where and why */
    static Study read(Path file) {
        return SpecJson.read(file, Study.class, KIND);
    }

    private static void requireComparable(List<Member> members) {
        Set<String> names = new HashSet<>();
        Member first = members.get(0);
        for (Member member : members) {
            BadInput.unless(names.add(member.folderName()), "Two members of the study are named '%s'.", member.name());
            BadInput.unless(
                    member.spec().sequence().equals(first.spec().sequence()),
                    "'%s' and '%s' see different clips; the members of a study share digits, speed, frames and size.",
                    first.name(),
                    member.name());
            BadInput.unless(
                    member.spec().training().heldOutClips()
                            == first.spec().training().heldOutClips(),
                    "'%s' and '%s' have different numbers of held-out clips (training.heldOutClips); a study's members"
                            + " share them.",
                    first.name(),
                    member.name());
        }
    }

    private static void requireOneLoss(List<Member> members, Budget budget) {
        Stream<Loss> losses =
                members.stream().map(member -> member.spec().training().loss());
        BadInput.unless(
                budget.heldOutLoss() == null || losses.distinct().count() == 1,
                "A study whose members have different losses cannot be trained until one loss is reached; give steps or"
                        + " seconds.");
    }

    /** All runs, those of the first seed first: after them every member has an answer. */
    public List<StudyRun> runs() {
        return seeds.stream()
                .flatMap(seed -> members.stream().map(member -> new StudyRun(member, seed)))
                .toList();
    }

    /** The decoders that any member has, in their usual order. */
    public List<Branch> branches() {
        return members.stream()
                .flatMap(member -> member.spec().model().task().branches().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Largest parameter count over the smallest: 1 where members differ in structure alone. */
    public double parameterRatio() {
        var counts = members.stream().mapToLong(m -> parameters(m.spec())).summaryStatistics();
        return (double) counts.getMax() / counts.getMin();
    }

    /** The horizon of a run that has one becomes the budget, so that its rate and stages fit. */
    public Study withBudget(Budget other) {
        return with("members", members.stream().map(each -> each.within(other)).toList(), "budget", other);
    }

    /** A race of models of one size: as many parameters each as the smallest member has, as nearly as units allow. */
    public Study withEqualParameters() {
        LongStream sizes = members.stream().mapToLong(member -> parameters(member.spec()));
        long least = sizes.min().orElseThrow();
        List<Member> equal = members.stream()
                .map(member -> parameters(member.spec()) == least
                        ? member
                        : new Member(member.name(), nearest(member.spec(), least)))
                .toList();
        return with("members", equal);
    }

    private static long parameters(RunSpec run) {
        return run.summary().parameters();
    }

    private static RunSpec nearest(RunSpec run, long parameters) {
        IntStream units = run.model().layers().stream().mapToInt(ModelSpec.Layer::units);
        int widest = units.max().orElseThrow();
        return IntStream.rangeClosed(1, widest)
                .mapToObj(width -> ofWidth(run, width, widest))
                .min(Comparator.comparingLong(spec -> Math.abs(parameters(spec) - parameters)))
                .orElseThrow();
    }

    /** @param units of the widest layer, which has {@code widest} now; the others keep their share of it */
    private static RunSpec ofWidth(RunSpec run, int units, int widest) {
        List<ModelSpec.Layer> layers = run.model().layers().stream()
                .map(layer -> Settings.with(layer, "units", (int)
                        Math.max(1, Math.round((double) layer.units() * units / widest))))
                .toList();
        return run.with("model", run.model().with("layers", layers));
    }

    /** This study with the other's members and seeds besides; refused if the other lacks, or changes, a member. */
    public Study joinedBy(Study other) {
        boolean same = other.name.equals(name);
        BadInput.unless(same, "The folder holds the study '%s', not '%s'; choose another.", name, other.name);
        Map<String, Member> joined = new LinkedHashMap<>();
        members.forEach(member -> joined.put(member.folderName(), member));
        for (Member given : other.members) {
            Member own = joined.putIfAbsent(given.folderName(), given);
            BadInput.unless(
                    own == null || own.equals(given),
                    "The study in the folder has '%s' with other settings; give the new ones another name, or begin in"
                            + " a new folder.",
                    given.name());
        }
        Set<Long> all = new LinkedHashSet<>(seeds);
        all.addAll(other.seeds);
        return with("members", List.copyOf(joined.values()), "seeds", List.copyOf(all));
    }
}
