/** The theatre: held-out clips and what the model makes of them, playing. */
package afterimage.app.theatre;
