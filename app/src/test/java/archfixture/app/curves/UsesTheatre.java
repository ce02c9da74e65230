package archfixture.app.curves;

import archfixture.app.theatre.BreakingViewModel;

/** Closes the cycle between two features. */
public class UsesTheatre {
    BreakingViewModel other;
}
