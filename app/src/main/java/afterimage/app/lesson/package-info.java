/** Guided lessons: data files whose steps set up the window, ask for a prediction and show what comes of it. */
package afterimage.app.lesson;
