/** Codes of many held-out clips in the plane, walks between two of them, and what linear probes read from them. */
package afterimage.app.codes;
