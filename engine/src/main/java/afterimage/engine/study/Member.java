package afterimage.engine.study;

import afterimage.engine.BadInput;
import afterimage.engine.Excerpt;
import afterimage.engine.file.SafeFile;
import afterimage.engine.run.Presets;
import afterimage.engine.run.RunSpec;
import afterimage.engine.run.SpecJson;
import afterimage.engine.train.Horizon;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * One answer to a study's question; the study's seeds replace the spec's. By hand it can also be a preset with
 * settings, e.g. {@code {"name": "reversed", "preset": "conv-autoencoder", "set": ["training.batch=8"]}}.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Member(String name, RunSpec spec, Double publishedMse) {
    private static final int MAX_NAME = 60;

    public Member {
        BadInput.unless(
                name != null && !name.isBlank() && name.length() <= MAX_NAME,
                "Each member of a study needs a name of 1 to 60 letters.");
        name = Excerpt.line(name);
        BadInput.unless(spec != null, "The member '%s' of the study needs a run spec.", name);
        boolean possible = publishedMse == null || publishedMse > 0 && Double.isFinite(publishedMse);
        BadInput.unless(possible, "The published error of '%s' must be above 0, not %s.", name, publishedMse);
    }

    public Member(String name, RunSpec spec) {
        this(name, spec, null);
    }

    /** As a file has it: either with a whole spec or with a preset. */
    @JsonCreator
    static Member of(
            @JsonProperty("name") String name,
            @JsonProperty("spec") RunSpec spec,
            @JsonProperty("preset") String preset,
            @JsonProperty("set") List<String> set,
            @JsonProperty("publishedMse") Double publishedMse) {
        boolean either = (spec == null) != (preset == null);
        BadInput.unless(either, "The member '%s' needs either a preset or a spec, one of the two.", name);
        RunSpec base = spec == null ? Presets.named(preset) : spec;
        return new Member(name, set == null ? base : SpecJson.with(base, set), publishedMse);
    }

    Member within(Budget budget) {
        if (spec.training().horizon() == null) {
            return this;
        }
        Horizon horizon = new Horizon(budget.steps(), budget.steps() == null ? budget.seconds() : null);
        return new Member(name, spec.with("training", spec.training().with("horizon", horizon)), publishedMse);
    }

    /** The name as a folder's: lower case, words joined by hyphens. */
    String folderName() {
        String plain = SafeFile.plain(name);
        return plain.isEmpty() ? "member" : plain;
    }
}
