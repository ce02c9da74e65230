/** The terms that the window uses, each with a definition and its source. */
package afterimage.app.glossary;
