package afterimage.engine.study;

import afterimage.engine.BadInput;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Studies as JSON. A member is written with its whole spec, so that the file says everything; by hand it can also be a
 * preset with settings, e.g. {@code {"name": "reversed", "preset": "conv-autoencoder", "set": ["training.batch=8"]}}.
 */
public final class StudyJson {
    private static final String KIND = "a study";

    /** A study as its file has it; what is missing is as usual. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record StudyFile(
            String name,
            String title,
            String question,
            String source,
            List<MemberFile> members,
            List<Long> seeds,
            Budget budget,
            Integer rounds,
            Integer testClips) {
        Study toStudy() {
            BadInput.unless(members != null && members.stream().allMatch(Objects::nonNull), "A study needs members.");
            return new Study(
                    name,
                    title,
                    question,
                    source,
                    members.stream().map(MemberFile::toMember).toList(),
                    seeds,
                    budget,
                    rounds == null ? Study.ROUNDS : rounds,
                    testClips == null ? Study.TEST_CLIPS : testClips);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record MemberFile(String name, RunSpec spec, String preset, List<String> set, Double publishedMse) {
        Member toMember() {
            BadInput.unless(
                    (spec == null) != (preset == null),
                    "The member '%s' needs either a preset or a spec, one of the two.",
                    name);
            RunSpec base = spec == null ? Presets.named(preset) : spec;
            return new Member(name, set == null ? base : SpecJson.with(base, set), publishedMse);
        }
    }

    private StudyJson() {}

    public static String write(Study study) {
        List<MemberFile> members = study.members().stream()
                .map(member -> new MemberFile(member.name(), member.spec(), null, null, member.publishedMse()))
                .toList();
        return SpecJson.write(new StudyFile(
                study.name(),
                study.title(),
                study.question(),
                study.source(),
                members,
                study.seeds(),
                study.budget(),
                study.rounds(),
                study.testClips()));
    }

    /**
     * @param name what to call the text in a refusal
     * @throws BadInput if the text is not a study, with where and why
     */
    public static Study read(String text, String name) {
        return named(name, SpecJson.read(text, name, StudyFile.class, KIND));
    }

    /** {@link #read(String, String)} from a file. */
    public static Study read(Path file) {
        return named(file.toString(), SpecJson.read(file, StudyFile.class, KIND));
    }

    private static Study named(String name, StudyFile file) {
        try {
            return file.toStudy();
        } catch (BadInput e) {
            throw new BadInput("'" + name + "' is not a study: " + e.getMessage(), e);
        }
    }
}
