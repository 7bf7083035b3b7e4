-- Beside all texts of a record, the index holds its head (code and title) and its register apart, so that what is found by its
-- head comes first and a search keeps to one register. Filled when the program opens the folder, as is everything derived.
DROP TABLE record_search;
CREATE VIRTUAL TABLE record_search USING fts5 (
  exact, folded, head_exact, head_folded, register, content = '', contentless_delete = 1, prefix = '1 2 3', detail = column,
  tokenize = "unicode61 remove_diacritics 0"
);
