package afterimage.engine.model;

import java.util.List;

/** What a model is asked to do (Srivastava et al. 2015, sections 2.2 to 2.4). */
public enum Task {
    AUTOENCODER(Branch.RECONSTRUCTION),
    PREDICTOR(Branch.PREDICTION),
    COMPOSITE(Branch.RECONSTRUCTION, Branch.PREDICTION);

    private final List<Branch> branches;

    Task(Branch... branches) {
        this.branches = List.of(branches);
    }

    /** One decoder each, in the order of files. */
    public List<Branch> branches() {
        return branches;
    }
}
