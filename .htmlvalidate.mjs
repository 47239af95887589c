// What html-validate asks of every page of the built site; tests/content/test_html_valid.py
// runs it. Each rule that is off or loosened is so for the reason above it.
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
  rules: {
    // How valid HTML is spelled is for Sphinx and its theme to choose.
    "attribute-boolean-style": "off",
    "doctype-style": "off",
    "no-implicit-input-type": "off",
    "no-trailing-whitespace": "off",
    "prefer-tbody": "off",
    "void-style": "off",
    // Sphinx writes widths of drawings as styles. What may stand inline, the policy decides.
    "no-inline-style": "off",
    // All that a page loads comes from where the page comes from.
    "require-sri": "off",
    // A title says which section it is of which page.
    "long-title": "off",
    // An identifier may begin with any letter or sign, as HTML says; the theme's do with "_".
    "valid-id": ["error", { relaxed: true }],
    // The theme marks the text by a role, which is the same for whoever is told of it.
    "prefer-native-element": ["error", { exclude: ["main"] }],
    // The one form without a button has one field: Enter sends it (HTML, implicit submission).
    "wcag/h32": "off",
  },
};
