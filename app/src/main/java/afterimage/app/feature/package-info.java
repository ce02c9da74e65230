/**
 * What a part of the program offers to the window, to exports and to lessons. Features implement it, the root lists them,
 * and whoever shows, exports or teaches goes through that list. It knows no feature.
 */
package afterimage.app.feature;
