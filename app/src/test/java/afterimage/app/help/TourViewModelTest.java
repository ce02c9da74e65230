package afterimage.app.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TourViewModelTest {
    private final TourViewModel tour = new TourViewModel();

    @Test
    void goesThroughAllStopsAndEnds() {
        assertFalse(tour.isOpen());
        tour.begin();
        for (int stop = 0; stop < TourViewModel.STOPS.size(); stop++) {
            assertEquals(stop, tour.stop.get());
            assertEquals(stop == TourViewModel.STOPS.size() - 1, tour.isLast());
            tour.next();
        }
        assertFalse(tour.isOpen());
    }

    @Test
    void backStaysAtTheFirstAndSkipEndsAnywhere() {
        tour.begin();
        tour.back();
        assertEquals(0, tour.stop.get());
        tour.next();
        tour.next();
        tour.back();
        assertEquals(1, tour.stop.get());
        tour.skip();
        assertFalse(tour.isOpen());
        tour.back();
        tour.next();
        assertFalse(tour.isOpen());
        tour.begin();
        assertTrue(tour.isOpen());
    }
}
