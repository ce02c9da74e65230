/** The palette, dark and light, and the style sheets made from it. */
package afterimage.app.theme;
