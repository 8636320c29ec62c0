import { DataGrid, useGridApiRef } from '@mui/x-data-grid';
import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { loadRows, ready } from './measure.js';

const COLUMNS = ['name', 'mail', 'department', 'lastSignIn', 'advice', 'decision', 'reason'].map((field) => ({
  field,
  flex: 1,
}));

/** A bare page of MUI X DataGrid Community, which shows at most a hundred rows on a page; the grid has all rows. */
function Page({ rows }) {
  const api = useGridApiRef();
  useEffect(() => {
    const grid = api.current;
    const all = rows.map(({ id }) => id);
    // The community edition can change only one row at a time, so all rows are set anew.
    const change = (ids, decision) =>
      ids.length === 1
        ? grid.updateRows([{ id: ids[0], decision }])
        : grid.setRows(rows.map((row) => ({ ...row, decision })));
    void ready({
      select: (id) => grid.selectRow(id, true),
      deselect: () => grid.setRowSelectionModel({ type: 'include', ids: new Set() }),
      selectAll: () => grid.setRowSelectionModel({ type: 'exclude', ids: new Set() }),
      decide: (id) => change([id], 'Approve'),
      undo: (id) => change([id], 'NotReviewed'),
      decideAll: () => change(all, 'Approve'),
      undoAll: () => change(all, 'NotReviewed'),
      search: (text) => grid.setQuickFilterValues(text ? [text] : []),
      sort: (field, sort) => grid.setSortModel(sort ? [{ field, sort }] : []),
      filter: (advice) =>
        grid.setFilterModel({
          items: advice ? [{ field: 'advice', operator: 'equals', value: advice }] : [],
        }),
      scrollTo: (index) => grid.setPage(Math.floor(index / 100)),
    });
  }, [api, rows]);
  return (
    <DataGrid
      apiRef={api}
      rows={rows}
      columns={COLUMNS}
      checkboxSelection
      initialState={{ pagination: { paginationModel: { pageSize: 100 } } }}
      pageSizeOptions={[100]}
    />
  );
}

createRoot(document.getElementById('root')).render(<Page rows={await loadRows()} />);
